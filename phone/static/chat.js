// One open phone: draws the chat, sends what the person does.

import { bubble } from './bubbles.js';
import { ask, askAboutFiles } from './dialogs.js';

const NEAR = 90;

export class Chat {
  constructor(id, world) {
    this.id = id;
    this.world = world;
    this.shown = new Map();
    this.spinning = new Set();
    this.element = document.getElementById('phone-template').content.firstElementChild.cloneNode(true);
    this.element.dataset.person = id;
    this.chat = this.find('.chat');
    this.open = {
      username: world.bot.username,
      start: (code) => this.act('starts', { link: code }),
      command: (text) => this.act('types', { text }),
    };
    this.listen();
    this.ready = this.refresh();
  }

  find(selector) { return this.element.querySelector(selector); }

  listen() {
    this.find('.close').addEventListener('click', () => this.world.close(this.id));
    this.find('.composer').addEventListener('submit', (event) => { event.preventDefault(); this.send(); });
    const field = this.find('textarea');
    field.addEventListener('input', () => this.grow());
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    this.find('.attach input').addEventListener('change', (event) => {
      this.sendFiles([...event.target.files]);
      event.target.value = '';
    });
    this.find('.wide').addEventListener('click', () => this.wide());
    this.find('.menu').addEventListener('click', () => this.toggleCommands());
    this.find('.down').addEventListener('click', () => this.toEnd(true));
    this.find('.alert button').addEventListener('click', () => { this.find('.alert').hidden = true; });
    this.chat.addEventListener('scroll', () => { this.find('.down').hidden = this.atEnd(); });
    this.listenToMore();
    this.listenToDrops();
  }

  listenToMore() {
    const more = this.find('.more');
    document.addEventListener('click', (event) => { if (!more.contains(event.target)) more.open = false; });
    more.addEventListener('keydown', (event) => { if (event.key === 'Escape') more.open = false; });
    more.addEventListener('click', (event) => {
      const act = event.target.dataset.act;
      if (!act) return;
      more.open = false;
      if (act === 'link') this.askLink();
      if (act === 'contact') this.askContact();
      if (act === 'block') this.act(this.person.blocked ? 'unblocks' : 'blocks');
    });
  }

  listenToDrops() {
    const veil = this.find('.drop');
    this.element.addEventListener('dragover', (event) => { event.preventDefault(); veil.hidden = false; });
    this.element.addEventListener('dragleave', (event) => {
      if (!this.element.contains(event.relatedTarget)) veil.hidden = true;
    });
    this.element.addEventListener('drop', (event) => {
      event.preventDefault();
      veil.hidden = true;
      const text = event.dataTransfer.getData('text');
      if (event.dataTransfer.files.length) this.sendFiles([...event.dataTransfer.files]);
      else if (text) this.act('types', { text });
    });
  }

  // What the person does

  async act(what, body = {}) {
    this.find('.commands').hidden = true;
    const answer = await fetch(`/phone/${this.id}/${what}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    if (!answer.ok) this.toast(what === 'starts' ? 'Такую ссылку Telegram не откроет' : 'Не получилось');
    if (['types', 'starts', 'contact'].includes(what)) { await this.refresh(); this.toEnd(); }
    return answer.ok;
  }

  async send() {
    const field = this.find('textarea');
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    this.grow();
    if (!await this.act('types', { text })) field.value = text;
  }

  async sendFiles(files) {
    if (!files.length) return;
    const asked = await askAboutFiles(files);
    if (!asked) return;
    const form = new FormData();
    form.append('as', asked.photo ? 'photo' : 'file');
    form.append('caption', asked.caption);
    for (const file of files) form.append('file', file, file.name);
    const answer = await fetch(`/phone/${this.id}/files`, { method: 'POST', body: form });
    if (!answer.ok) this.toast('Файл не отправлен');
    this.toEnd();
  }

  async press(message, button) {
    if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text);
      this.toast('Скопировано');
    } else if (button.callback_data) {
      await this.act('presses', { message_id: message.message_id, code: button.callback_data });
    }
  }

  async edit(message) {
    const asked = await ask('edit-dialog', { text: message.text });
    if (asked) this.act('edits', { message_id: message.message_id, text: asked.text });
  }

  async askLink() {
    const asked = await ask('link-dialog', { link: this.person.started ? '' : this.person.invitation });
    if (asked) this.act('starts', { link: asked.link.trim() });
  }

  async askContact() {
    const asked = await ask('contact-dialog');
    if (asked) this.act('contact', asked);
  }

  wide() {
    if (this.person.blocked) this.act('unblocks');
    else this.act('starts', { link: this.person.invitation });
  }

  toggleCommands() {
    const list = this.find('.commands');
    list.hidden = !list.hidden;
    this.find('.menu').setAttribute('aria-expanded', String(!list.hidden));
    list.replaceChildren(...this.world.commands.map(({ command, description }) => {
      const line = document.createElement('button');
      line.type = 'button';
      const name = document.createElement('b');
      name.textContent = `/${command}`;
      line.append(name, description);
      line.addEventListener('click', () => this.act('types', { text: `/${command}` }));
      return line;
    }));
    list.querySelector('button')?.focus();
  }

  // What the person sees

  async refresh() {
    if (this.loading) { this.again = true; return this.loading; }
    this.loading = this.load();
    await this.loading;
    this.loading = null;
    if (this.again) { this.again = false; await this.refresh(); }
    return null;
  }

  async load() {
    const answer = await fetch(`/phone/${this.id}`);
    if (!answer.ok) { this.world.close(this.id); return; }
    this.draw(await answer.json());
  }

  draw(person) {
    const first = !this.person;
    const stick = first || this.atEnd();
    this.person = person;
    this.spinning = new Set(person.spinning.map(([id, code]) => `${id} ${code}`));
    this.find('.owner-name').textContent = person.name;
    this.find('.owner-role').textContent = person.role;
    this.find('.bot-title').textContent = this.world.bot.first_name;
    this.find('.bot-avatar').textContent = this.world.bot.first_name.slice(0, 1);
    this.find('.status').textContent = person.blocked ? 'заблокирован' : 'бот';
    this.find('[data-act=block]').textContent = person.blocked ? 'Разблокировать бота' : 'Заблокировать бота';
    this.drawFoot(person);
    this.find('.about p').textContent = this.world.bot.description;
    this.find('.about').hidden = person.messages.length > 0 || !this.world.bot.description;
    this.drawMessages(person.messages, first);
    if (stick) this.toEnd();
  }

  drawFoot(person) {
    const wide = this.find('.wide');
    const writes = person.started && !person.blocked;
    wide.hidden = writes;
    this.find('.composer').hidden = !writes;
    wide.textContent = person.blocked ? 'РАЗБЛОКИРОВАТЬ' : 'НАЧАТЬ';
    this.find('.menu').hidden = !this.world.commands.length;
    const board = this.find('.reply-keyboard');
    const rows = writes ? person.keyboard?.keyboard || [] : [];
    board.hidden = !rows.length;
    board.replaceChildren(...rows.map((buttons) => {
      const row = document.createElement('div');
      row.className = 'row';
      row.append(...buttons.map((button) => this.replyKey(button)));
      return row;
    }));
  }

  replyKey(button) {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = button.text ?? button;
    element.addEventListener('click', () => (button.request_contact
      ? this.askContact() : this.act('types', { text: element.textContent })));
    return element;
  }

  drawMessages(messages, first) {
    const kept = new Set(messages.map((message) => message.message_id));
    for (const [id, { node }] of this.shown) {
      if (!kept.has(id)) { node.remove(); this.shown.delete(id); }
    }
    let before = null;
    for (const message of messages) {
      const spins = [...this.spinning].filter((one) => one.startsWith(`${message.message_id} `));
      const state = `${message.version} ${spins}`;
      const old = this.shown.get(message.message_id);
      if (old?.state !== state) {
        const node = bubble(message, this);
        if (old) { old.node.replaceWith(node); if (old.version !== message.version) node.classList.add('changed'); }
        else { this.chat.append(node); if (!first) node.classList.add('fresh'); }
        this.shown.set(message.message_id, { node, state, version: message.version });
      }
      before = this.drawDay(message, before);
    }
  }

  drawDay(message, before) {
    const day = new Date(message.date * 1000).toLocaleDateString('ru', { day: 'numeric', month: 'long' });
    const { node } = this.shown.get(message.message_id);
    const above = node.previousElementSibling;
    if (day !== before && !above?.classList.contains('day')) {
      const line = document.createElement('div');
      line.className = 'day';
      line.textContent = day;
      node.before(line);
    }
    return day;
  }

  spins(message, button) { return this.spinning.has(`${message.message_id} ${button.callback_data}`); }

  toast(text) {
    const element = this.find('.toast');
    element.textContent = text;
    element.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { element.hidden = true; }, 3500);
  }

  alert(text) {
    const element = this.find('.alert');
    element.querySelector('p').textContent = text;
    element.hidden = false;
    element.querySelector('button').focus();
  }

  hear(news) {
    if (news.toast) (news.alert ? this.alert(news.toast) : this.toast(news.toast));
    if (news.action) this.typing();
    this.refresh();
  }

  typing() {
    this.find('.status').textContent = 'печатает…';
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => { this.find('.status').textContent = 'бот'; }, 5000);
  }

  grow() {
    const field = this.find('textarea');
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }

  atEnd() { return this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < NEAR; }

  toEnd(smooth = false) {
    this.chat.scrollTo({ top: this.chat.scrollHeight, behavior: smooth ? 'smooth' : 'auto' });
  }

  // A phone taken off the desk remembers where it was scrolled.
  leave() { this.scroll = this.atEnd() ? null : this.chat.scrollTop; this.element.remove(); }

  enter(desk) {
    desk.append(this.element);
    if (this.scroll == null) this.toEnd();
    else this.chat.scrollTop = this.scroll;
  }
}
