// Small questions in front of the page.

export function ask(id, filled = {}) {
  const dialog = document.getElementById(id);
  const form = dialog.querySelector('form');
  form.reset();
  for (const [name, value] of Object.entries(filled)) form.elements[name].value = value;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'ok' ? Object.fromEntries(new FormData(form)) : null);
    }, { once: true });
  });
}

export async function askAboutFiles(files) {
  const dialog = document.getElementById('send-dialog');
  const list = dialog.querySelector('.chosen');
  list.replaceChildren(...files.map((file) => {
    const line = document.createElement('li');
    line.textContent = file.name;
    return line;
  }));
  dialog.querySelector('.line').hidden = !files.some((file) => file.type.startsWith('image/'));
  return ask('send-dialog');
}
