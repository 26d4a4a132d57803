import { start } from './page.js';

start();

// Keyboard of the desk. Letters act only while nobody is typing.
const rows = () => [...document.querySelectorAll('table.rows tbody tr')].filter(row => row.querySelector('a[href]'));
let at = -1;

function move(step) {
  const list = rows();
  if (list.length === 0) {
    return;
  }
  list[at]?.classList.remove('on');
  at = Math.min(Math.max(at + step, 0), list.length - 1);
  list[at].classList.add('on');
  list[at].querySelector('a[href]').focus({ preventScroll: true });
  list[at].scrollIntoView({ block: 'nearest' });
}

function isTyping(target) {
  return target.isContentEditable || target.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select');
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => rows()[at]?.querySelector('input[type="checkbox"]')?.click(),
  '/': () => document.getElementById('desk-search')?.focus(),
  '?': () => document.getElementById('keys')?.showModal?.(),
  n: () => document.querySelector('a[rel="next"]')?.click(),
  p: () => document.querySelector('a[rel="prev"]')?.click(),
  h: () => document.querySelector('.desk-brand')?.click(),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) {
    return;
  }
  if (event.key === 'Escape' && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (isTyping(event.target) || !Object.keys(keys).includes(event.key)) {
    return;
  }
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-keys]')) {
    document.getElementById('keys')?.showModal?.();
  }
});

// One tick for all rows of a table.
document.addEventListener('change', event => {
  if (event.target.matches('thead input[data-all]')) {
    for (const box of event.target.closest('table').querySelectorAll('tbody input[type="checkbox"]')) {
      box.checked = event.target.checked;
    }
  }
});

// A form that shows what a step would do: asks again whenever a field has changed, and takes over that part of the answer alone.
let asked = 0;
async function preview(form) {
  const button = form.querySelector('[data-preview-button]');
  const part = document.getElementById('preview');
  if (!button || !part) {
    return;
  }
  const mine = ++asked;
  const answer = await fetch(button.formAction, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
  if (answer.ok && mine === asked) {
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('preview');
    if (fresh) {
      part.replaceChildren(...fresh.childNodes);
    }
  }
}

document.addEventListener('change', event => {
  const form = event.target.closest('form[data-preview]');
  if (form) {
    preview(form);
  }
});

// A text with bound figures: while it is typed, the rules say what does not agree with the tables. Nothing is saved.
let tried = 0;
let waiting;
async function tryText(form) {
  const out = form.querySelector('[data-try-out]');
  const mine = ++tried;
  const answer = await fetch(form.dataset.try, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
  if (!answer.ok || mine !== tried) {
    return;
  }
  const { unknown, findings } = await answer.json();
  const lines = [...unknown.map(name => `没有“${name}”这个数据项，请从右边选择。`), ...findings.map(finding => `${finding.rule}　${finding.message}`)];
  out.replaceChildren(...(lines.length > 0 ? lines : ['与表格相符。']).map(line => {
    const sentence = document.createElement('p');
    sentence.className = lines.length > 0 ? 'problem' : 'muted';
    sentence.textContent = line;
    return sentence;
  }));
}

document.addEventListener('input', event => {
  const form = event.target.closest('form[data-try]');
  if (form) {
    clearTimeout(waiting);
    waiting = setTimeout(() => tryText(form), 700);
  }
});

// A list that narrows while a word is typed; without a script the button does the same. What is being written elsewhere on the page stays.
document.addEventListener('input', event => {
  const form = event.target.closest('form[data-narrow]');
  if (!form) {
    return;
  }
  const word = event.target.value.trim();
  for (const group of document.getElementById(form.dataset.narrow).querySelectorAll('details')) {
    let left = 0;
    for (const row of group.querySelectorAll('li')) {
      row.hidden = word !== '' && !row.textContent.includes(word) && !row.title.includes(word);
      left += row.hidden ? 0 : 1;
    }
    group.hidden = left === 0;
    group.open = group.open || word !== '';
  }
});

document.addEventListener('submit', event => {
  if (event.target.matches('form[data-narrow]') && !new URLSearchParams(location.search).get('find')) {
    event.preventDefault();
  }
});
