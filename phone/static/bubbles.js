// One message as DOM: bubble, files, quoted message, buttons.

import { outside, sizeInWords, words } from './words.js';

const SHEET = 'M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm7 1.500V8h4.500z';
const PERSON = 'M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm0 2c-4.4 0-8 2.2-8 5v2h16v-2c0-2.8-3.6-5-8-5z';

export function bubble(message, chat) {
  const element = document.createElement('article');
  element.className = `message ${message.out ? 'out' : 'in'}`;
  element.dataset.id = message.message_id;
  element.dataset.group = message.media_group_id || '';
  element.setAttribute('aria-label', message.out ? 'Вы' : 'Бот');
  const box = document.createElement('div');
  box.className = 'bubble';
  element.append(box);
  if (message.reply_to_message) box.append(quoted(message.reply_to_message));
  box.append(...attached(message));
  const text = message.text ?? message.caption ?? '';
  const body = words(text, message.entities || message.caption_entities, chat.open);
  if (message.photo && !text) box.classList.add('bare');
  body.append(stamp(message, chat));
  box.append(body);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows?.length) {
    element.classList.add('keyed');
    element.append(keys(message, rows, chat));
  }
  return element;
}

function quoted(message) {
  const element = document.createElement('div');
  element.className = 'quoted';
  element.textContent = message.text || message.caption || 'Файл';
  return element;
}

function attached(message) {
  if (message.photo) {
    const picture = document.createElement('img');
    const largest = message.photo.at(-1);
    picture.className = 'picture';
    picture.alt = 'Фото';
    picture.width = Math.min(largest.width, 260);
    picture.style.aspectRatio = `${largest.width} / ${largest.height}`;
    picture.style.height = 'auto';
    picture.src = `/phone/files/${largest.file_id}`;
    return [picture];
  }
  if (message.document) {
    const { file_id, file_name, file_size } = message.document;
    return [card('a', SHEET, file_name, sizeInWords(file_size), `/phone/files/${file_id}`)];
  }
  if (message.contact) {
    return [card('div', PERSON, message.contact.first_name, message.contact.phone_number)];
  }
  return [];
}

function card(tag, sign, title, below, address) {
  const element = document.createElement(tag);
  element.className = 'file';
  if (address) {
    element.href = address;
    element.download = title;
  }
  const disc = document.createElement('span');
  disc.className = 'disc';
  disc.setAttribute('aria-hidden', 'true');
  disc.innerHTML = `<svg viewBox="0 0 24 24"><path d="${sign}"/></svg>`;
  const name = document.createElement('b');
  name.textContent = title;
  const line = document.createElement('span');
  line.textContent = below;
  element.append(disc, name, line);
  return element;
}

function stamp(message, chat) {
  const element = document.createElement('span');
  element.className = 'stamp';
  const time = new Date(message.date * 1000).toLocaleTimeString('ru', {
    hour: '2-digit', minute: '2-digit',
  });
  if (message.out && message.text) {
    const change = document.createElement('button');
    change.type = 'button';
    change.className = 'edit';
    change.textContent = '✎';
    change.setAttribute('aria-label', 'Изменить сообщение');
    change.addEventListener('click', () => chat.edit(message));
    element.append(change);
  }
  element.append(`${message.edit_date ? 'изм. ' : ''}${time}${message.out ? ' ✓✓' : ''}`);
  return element;
}

function keys(message, rows, chat) {
  const board = document.createElement('div');
  board.className = 'keys';
  for (const buttons of rows) {
    const row = document.createElement('div');
    row.className = 'row';
    row.append(...buttons.map((button) => key(message, button, chat)));
    board.append(row);
  }
  return board;
}

function key(message, button, chat) {
  const element = button.url ? outside(button.url, chat.open) : document.createElement('button');
  element.classList.add('key');
  if (button.style) element.classList.add(button.style);
  const label = document.createElement('span');
  label.textContent = button.text;
  element.title = button.text;
  element.append(label);
  if (button.url || button.copy_text) {
    const corner = document.createElement('i');
    corner.className = 'corner';
    corner.textContent = button.url ? '↗' : '⧉';
    corner.setAttribute('aria-hidden', 'true');
    element.append(corner);
  }
  if (button.url) return element;
  element.type = 'button';
  element.dataset.code = button.callback_data || '';
  if (button.disabled) element.setAttribute('aria-disabled', 'true');
  if (chat.spins(message, button)) {
    const spinner = document.createElement('span');
    spinner.className = 'spinner';
    element.append(spinner);
    element.setAttribute('aria-busy', 'true');
  }
  element.addEventListener('click', () => !button.disabled && chat.press(message, button));
  return element;
}
