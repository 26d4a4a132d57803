// The form of a request: shows what is public already while its title is typed, and keeps a draft on this device where that is wished.
import { element, say } from './page.js';

const PAUSE = 500;
const SHORTEST = 4;

export function startApplying() {
  const done = document.querySelector('[data-draft-done]');
  if (done) {
    forget(done.dataset.draftDone);
  }
  const form = document.querySelector('form[data-found]');
  if (form) {
    bindFound(form);
    bindDraft(form);
  }
}

function bindFound(form) {
  const title = form.elements['Input.Title'];
  const seen = form.elements['Input.HasSeen'];
  const box = document.getElementById('found');
  let waiting;
  let asked = '';
  const ask = async () => {
    const words = title.value.trim();
    if (words.length < SHORTEST || words === asked) {
      return;
    }
    asked = words;
    const body = new URLSearchParams({ words, __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
    const answer = await fetch(form.dataset.found, { method: 'POST', body, credentials: 'same-origin' }).catch(() => null);
    if (!answer?.ok || words !== title.value.trim()) {
      return;
    }
    show(box, await answer.json());
    // Whoever has been shown it here is not asked again after sending.
    seen.value = 'true';
  };
  title.addEventListener('input', () => {
    seen.value = 'false';
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  title.addEventListener('blur', ask);
  ask();
}

function show(box, matches) {
  box.replaceChildren();
  box.hidden = matches.length === 0;
  if (matches.length === 0) {
    return;
  }
  const list = document.createElement('ul');
  for (const match of matches) {
    const item = document.createElement('li');
    const link = element('a', `${match.title}（新窗口打开）`);
    link.href = match.path;
    link.target = '_blank';
    link.rel = 'noopener';
    const day = element('span', ` ${match.day}`);
    day.className = 'muted small';
    item.append(link);
    if (match.isAnswer) {
      const tag = element('span', '公开的答复');
      tag.className = 'tag';
      item.append(' ', tag);
    }
    item.append(day);
    list.append(item);
  }
  box.append(element('b', '已经公开或者答复过的，可能就是您要的：'), list);
}

/** Numbers of identity papers, tokens and files never enter a draft. */
function isKept(input) {
  return input.name?.startsWith('Input.') && !['hidden', 'file', 'submit'].includes(input.type) && !/IdNumber|CreditCode|HasRead/.test(input.name);
}

function bindDraft(form) {
  const key = form.dataset.draft;
  const tick = document.getElementById('keep-draft');
  const kept = read(key);
  tick.checked = kept !== null;
  if (kept && !document.querySelector('.problems')) {
    fill(form, kept);
    say('已恢复本机保存的草稿。');
  }
  const save = () => {
    if (tick.checked) {
      write(key, form);
    }
  };
  tick.addEventListener('change', () => {
    if (tick.checked) {
      write(key, form);
      say('草稿保存在本机。');
    } else {
      forget(key);
      say('草稿已从本机删除。');
    }
  });
  form.addEventListener('input', save);
  form.addEventListener('change', save);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, form) {
  const values = {};
  for (const input of form.elements) {
    if (isKept(input) && (input.type !== 'radio' || input.checked)) {
      values[input.name] = input.type === 'checkbox' ? input.checked : input.value;
    }
  }
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    say('本机没有空间保存草稿。');
  }
}

function fill(form, values) {
  for (const input of form.elements) {
    if (!isKept(input) || !(input.name in values)) {
      continue;
    }
    const value = values[input.name];
    if (input.type === 'checkbox') {
      input.checked = value === true;
    } else if (input.type === 'radio') {
      input.checked = input.value === value;
    } else if (input.value === '') {
      input.value = value;
    }
  }
}

function forget(prefix) {
  try {
    for (const key of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
      localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
