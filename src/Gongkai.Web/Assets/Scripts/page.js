// What every page can do better with a script. Each of these works without it.

/** Print, copy, font size: buttons that only exist to call the browser. */
function bindButtons() {
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-print], [data-copy], [data-font-step]');
    if (!button) {
      return;
    }
    if ('print' in button.dataset) {
      window.print();
    } else if ('copy' in button.dataset) {
      copy(button);
    } else {
      event.preventDefault();
      setFont(button);
    }
  });
  for (const hidden of document.querySelectorAll('[data-needs-script]')) {
    hidden.hidden = false;
  }
}

async function copy(button) {
  const text = button.dataset.copy || document.getElementById(button.dataset.copyFrom)?.textContent || '';
  let done = true;
  try {
    await navigator.clipboard.writeText(text.trim());
  } catch {
    done = false;
  }
  say(done ? '已复制。' : '没有复制成功，请手工选取。');
}

/** The link stores the choice in a cookie; the page need not load again to show it. */
function setFont(link) {
  const size = link.dataset.fontStep;
  document.documentElement.dataset.font = size;
  for (const other of document.querySelectorAll('[data-font-step]')) {
    other.toggleAttribute('aria-current', other.dataset.fontStep === size);
  }
  fetch(link.href, { redirect: 'manual', credentials: 'same-origin' });
}

/** A sentence for everybody: shown in the corner and read aloud. */
export function say(sentence) {
  let live = document.getElementById('live');
  if (!live) {
    live = document.createElement('div');
    live.id = 'live';
    live.className = 'sr';
    live.setAttribute('role', 'status');
    document.body.append(live);
  }
  live.textContent = sentence;
}

/** Filters are sent when a choice changes; typing waits for the button or Enter. */
function bindFilters() {
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-filters]');
    if (form && event.target.matches('select, input[type="checkbox"], input[type="radio"], input[type="date"]')) {
      form.requestSubmit ? form.requestSubmit() : form.submit();
    }
  });
  // Empty values only make addresses long.
  document.addEventListener('submit', event => {
    if (event.target.matches('form[data-filters]')) {
      for (const input of event.target.elements) {
        if (input.name && input.value === '') {
          input.disabled = true;
          setTimeout(() => { input.disabled = false; });
        }
      }
    }
  });
}

/** Asks before a button does what cannot be taken back, and sends a form only once. */
function bindForms() {
  document.addEventListener('submit', event => {
    const form = event.target;
    const button = event.submitter;
    if (button?.dataset.confirm && form.dataset.confirmed !== 'yes') {
      event.preventDefault();
      ask(button, () => {
        form.dataset.confirmed = 'yes';
        form.requestSubmit(button);
      });
      return;
    }
    if (form.method === 'post') {
      if (form.dataset.sent === 'yes') {
        event.preventDefault();
      }
      form.dataset.sent = 'yes';
    }
  });
  // A page shown again by the back button may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
      delete form.dataset.confirmed;
    }
  });
}

function ask(button, yes) {
  const dialog = document.createElement('dialog');
  const title = element('h2', button.dataset.confirmTitle || '请确认');
  title.id = 'confirm-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const head = document.createElement('header');
  head.append(title);
  const text = element('div', button.dataset.confirm);
  text.className = 'in';
  const foot = document.createElement('footer');
  const no = element('button', '返回');
  no.className = 'btn line';
  no.addEventListener('click', () => dialog.close());
  const go = element('button', button.dataset.confirmYes || button.textContent.trim());
  go.className = button.classList.contains('alarm') ? 'btn alarm' : 'btn';
  go.addEventListener('click', () => {
    dialog.close();
    yes();
  });
  foot.append(no, go);
  dialog.append(head, text, foot);
  dialog.addEventListener('close', () => {
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
}

export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** On a phone the tree is folded away until asked for. */
function foldOnPhone() {
  if (window.matchMedia('(max-width: 48rem)').matches) {
    for (const fold of document.querySelectorAll('details.fold[data-phone-closed]')) {
      fold.open = false;
    }
  }
}

/** After a refused form the list of problems is where reading goes on. */
function focusProblems() {
  document.querySelector('.problems')?.focus();
}

export function start() {
  bindButtons();
  bindFilters();
  bindForms();
  foldOnPhone();
  focusProblems();
}
