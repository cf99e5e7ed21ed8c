// Text with entities as DOM: offsets are UTF-16 units, as JavaScript counts.

const SIMPLE = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

export function words(text, entities, open) {
  const box = document.createElement('div');
  box.className = 'words';
  fill(box, text, 0, text.length, [...(entities || [])], open);
  return box;
}

function fill(parent, text, from, to, entities, open) {
  let at = from;
  while (entities.length) {
    const entity = entities.shift();
    const begin = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= begin) continue;
    const inner = [];
    while (entities.length && entities[0].offset < end) inner.push(entities.shift());
    parent.append(text.slice(at, begin));
    const element = wrapper(entity, text.slice(begin, end), open);
    fill(element, text, begin, end, inner, open);
    parent.append(element);
    at = end;
    // a block already ends its line
    if (getBlock(entity) && text[at] === '\n') at += 1;
  }
  parent.append(text.slice(at, to));
}

function getBlock(entity) {
  return entity.type === 'pre' || entity.type.endsWith('blockquote');
}

function wrapper(entity, covered, open) {
  if (SIMPLE[entity.type]) return document.createElement(SIMPLE[entity.type]);
  if (entity.type === 'spoiler') {
    const hidden = document.createElement('span');
    hidden.className = 'spoiler';
    hidden.addEventListener('click', () => hidden.classList.toggle('shown'));
    return hidden;
  }
  if (entity.type === 'bot_command') return link('#', () => open.command(covered));
  if (entity.type === 'url' || entity.type === 'text_link') {
    const address = entity.url || covered;
    return outside(/^[a-z]+:/i.test(address) ? address : `http://${address}`, open);
  }
  return document.createElement('span');
}

function link(address, pressed) {
  const element = document.createElement('a');
  element.href = address;
  element.addEventListener('click', (event) => { event.preventDefault(); pressed(); });
  return element;
}

// A link to the bot itself opens it here; anything else opens in a new tab.
export function outside(address, open) {
  const code = startCode(address, open.username);
  if (code !== null) return link(address, () => open.start(code));
  const element = document.createElement('a');
  if (/^https?:/i.test(address)) element.href = address;
  element.target = '_blank';
  element.rel = 'noopener noreferrer';
  return element;
}

export function startCode(address, username) {
  const found = /^(?:https?:\/\/)?t\.me\/(\w+)\/?(?:\?start=([\w-]*))?$/i.exec(address);
  if (!found || found[1].toLowerCase() !== username.toLowerCase()) return null;
  return found[2] || '';
}

export function sizeInWords(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} КБ`.replace('.', ',');
  return `${(bytes / 1024 / 1024).toFixed(1)} МБ`.replace('.', ',');
}
