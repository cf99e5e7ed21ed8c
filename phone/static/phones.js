// The page: the list of people on the left, their phones on the desk.

import { Chat } from './chat.js';
import { ask } from './dialogs.js';

const WIDTH = 418;
const desk = document.getElementById('desk');
const list = document.getElementById('people-list');
const search = document.getElementById('search');

const world = {
  bot: { first_name: '', username: '' },
  commands: [],
  people: [],
  chats: new Map(),
  opened: [],
  seen: new Map(),
  close(id) {
    world.opened = world.opened.filter((one) => one !== id);
    world.chats.get(id)?.leave();
    arranged();
  },
};

function open(id) {
  if (!world.chats.has(id)) world.chats.set(id, new Chat(id, world));
  if (!world.opened.includes(id)) {
    const room = Math.max(1, Math.floor(desk.clientWidth / WIDTH));
    while (world.opened.length >= room) world.chats.get(world.opened.shift()).leave();
    world.opened.push(id);
    world.chats.get(id).enter(desk);
  }
  arranged();
  world.chats.get(id).element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function arranged() {
  document.body.classList.toggle('phone-open', world.opened.length > 0);
  document.getElementById('desk-empty').hidden = world.opened.length > 0;
  history.replaceState(null, '', `#${world.opened.join(',')}`);
  drawList();
}

async function loadPeople() {
  const found = await (await fetch('/phone/people')).json();
  Object.assign(world.bot, found.bot);
  world.commands = found.commands;
  world.people = found.people;
  document.getElementById('bot-name').textContent = `${found.bot.first_name} · @${found.bot.username}`;
  drawList();
}

function drawList() {
  const asked = search.value.trim().toLowerCase();
  const shown = world.people.filter(({ name, role }) => `${name} ${role}`.toLowerCase().includes(asked));
  list.replaceChildren(...shown.map(line));
}

function line(person) {
  const element = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-pressed', String(world.opened.includes(person.id)));
  button.dataset.person = person.id;
  const avatar = document.createElement('span');
  avatar.className = 'avatar';
  avatar.style.setProperty('--hue', (person.id * 47) % 360);
  avatar.textContent = person.name.split(' ').map((part) => part[0]).slice(0, 2).join('');
  avatar.setAttribute('aria-hidden', 'true');
  const who = document.createElement('span');
  who.className = 'who';
  who.textContent = person.name;
  const what = document.createElement('span');
  what.className = 'what';
  what.textContent = person.role || person.last || '—';
  button.append(avatar, who, what);
  const unseen = unread(person);
  if (unseen) {
    const badge = document.createElement('span');
    badge.className = 'badge';
    badge.textContent = unseen;
    badge.title = 'Новое от бота';
    button.append(badge);
  }
  button.addEventListener('click', () => open(person.id));
  element.append(button);
  return element;
}

function unread(person) {
  if (world.opened.includes(person.id) || !world.seen.has(person.id)) world.seen.set(person.id, person.heard);
  return person.heard - world.seen.get(person.id);
}

let soon = null;
function refreshList() {
  if (soon === null) soon = setTimeout(() => { soon = null; loadPeople(); }, 250);
}

function listen() {
  const events = new EventSource('/phone/events');
  let broken = false;
  events.onmessage = ({ data }) => {
    const news = JSON.parse(data);
    world.chats.get(news.chat)?.hear(news);
    refreshList();
  };
  events.onerror = () => { broken = true; };
  events.onopen = () => {
    if (!broken) return;
    broken = false;
    loadPeople();
    for (const chat of world.chats.values()) chat.refresh();
  };
}

document.getElementById('add-person').addEventListener('click', async () => {
  const asked = await ask('person-dialog');
  if (!asked) return;
  const answer = await fetch('/phone/people', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asked),
  });
  const [added] = await answer.json();
  await loadPeople();
  open(added.id);
});
search.addEventListener('input', drawList);

await loadPeople();
for (const id of location.hash.slice(1).split(',').map(Number).filter(Boolean)) {
  if (world.people.some((person) => person.id === id)) open(id);
}
listen();
