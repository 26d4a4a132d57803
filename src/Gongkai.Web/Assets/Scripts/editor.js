// The text editor of drafts. Without it the text area takes plain text or HTML; the server makes both clean.
import { Editor } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { element, say } from './page.js';

const CheckAfter = 1200;
const KeepAfter = 15000;

/** Label, what it does, and when it is pressed in. */
const tools = [
  ['正文', editor => editor.chain().focus().setParagraph(), editor => editor.isActive('paragraph')],
  ['一级标题', editor => editor.chain().focus().toggleHeading({ level: 2 }), editor => editor.isActive('heading', { level: 2 })],
  ['二级标题', editor => editor.chain().focus().toggleHeading({ level: 3 }), editor => editor.isActive('heading', { level: 3 })],
  ['加粗', editor => editor.chain().focus().toggleBold(), editor => editor.isActive('bold')],
  ['列表', editor => editor.chain().focus().toggleBulletList(), editor => editor.isActive('bulletList')],
  ['编号', editor => editor.chain().focus().toggleOrderedList(), editor => editor.isActive('orderedList')],
  ['引用', editor => editor.chain().focus().toggleBlockquote(), editor => editor.isActive('blockquote')],
  ['表格', editor => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }), () => false],
  ['加行', editor => editor.chain().focus().addRowAfter(), () => false, 'table'],
  ['删行', editor => editor.chain().focus().deleteRow(), () => false, 'table'],
  ['加列', editor => editor.chain().focus().addColumnAfter(), () => false, 'table'],
  ['删列', editor => editor.chain().focus().deleteColumn(), () => false, 'table'],
  ['合并拆分', editor => editor.chain().focus().mergeOrSplit(), () => false, 'table'],
  ['撤销', editor => editor.chain().focus().undo(), () => false],
  ['重做', editor => editor.chain().focus().redo(), () => false],
];

function start(area) {
  const form = area.form;
  const frame = element('div', '');
  frame.className = 'editor';
  const bar = element('div', '');
  bar.className = 'editor-bar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', '排版');
  const paper = element('div', '');
  frame.append(bar, paper);
  area.hidden = true;
  area.after(frame);
  const editor = new Editor({
    element: paper,
    // The policy of the browser takes styles from our own files alone.
    injectCSS: false,
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3, 4] }, code: false, codeBlock: false, link: { openOnClick: false, autolink: false } }),
      TableKit.configure({ table: { resizable: false } }),
      Image,
    ],
    content: area.value,
    editorProps: {
      attributes: { class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文' },
      handlePaste: (view, event) => takePictures([...event.clipboardData?.files ?? []], area, editor),
    },
    onUpdate: () => {
      area.value = editor.getHTML();
      form.dispatchEvent(new Event('input'));
    },
    onTransaction: () => marks.forEach(mark => mark()),
  });
  const marks = tools.map(([name, run, isOn, where]) => {
    const button = element('button', name);
    button.type = 'button';
    button.addEventListener('click', () => run(editor).run());
    bar.append(button);
    return () => {
      button.setAttribute('aria-pressed', String(isOn(editor)));
      button.hidden = where === 'table' && !editor.isActive('table');
    };
  });
  bar.append(linkButton(editor), pictureButton(area, editor));
  marks.forEach(mark => mark());
  bindFind(editor);
}

function linkButton(editor) {
  const button = element('button', '链接');
  button.type = 'button';
  button.addEventListener('click', () => {
    const address = window.prompt('链接地址（留空去掉链接）', editor.getAttributes('link').href ?? 'https://');
    if (address === null) {
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    (address.trim() ? chain.setLink({ href: address.trim() }) : chain.unsetLink()).run();
  });
  return button;
}

function pictureButton(area, editor) {
  const button = element('button', '图片');
  button.type = 'button';
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  button.addEventListener('click', () => area.dataset.picture ? input.click() : say('请先保存草稿，再插入图片。'));
  input.addEventListener('change', () => takePictures([...input.files], area, editor));
  return button;
}

/** Pictures are stored first; the text refers to them by their address. */
function takePictures(files, area, editor) {
  const pictures = files.filter(file => file.type.startsWith('image/'));
  if (pictures.length === 0 || !area.dataset.picture) {
    return false;
  }
  for (const picture of pictures) {
    const words = window.prompt('图片的替代文字：看不见图片的人靠它知道内容', '') ?? '';
    const body = new FormData();
    body.append('picture', picture);
    body.append('__RequestVerificationToken', area.form.elements.__RequestVerificationToken.value);
    fetch(area.dataset.picture, { method: 'POST', body, credentials: 'same-origin' })
      .then(async answer => {
        const told = await answer.json();
        if (answer.ok) {
          editor.chain().focus().setImage({ src: told.address, alt: words }).run();
        } else {
          say(told.message);
        }
      })
      .catch(() => say('图片没有上传成功，请重试。'));
  }
  return true;
}

/** A finding or a marked passage leads to its words in the text. */
function bindFind(editor) {
  document.addEventListener('click', event => {
    const wanted = event.target.closest('[data-find]')?.dataset.find;
    if (!wanted) {
      return;
    }
    let found = null;
    editor.state.doc.descendants((node, at) => {
      if (found === null && node.isTextblock) {
        const start = node.textContent.indexOf(wanted);
        found = start < 0 ? null : at + 1 + start;
      }
    });
    if (found !== null) {
      editor.chain().focus().setTextSelection({ from: found, to: found + wanted.length }).scrollIntoView().run();
    }
  });
}

/** The findings follow the text. */
function bindCheck(form) {
  const button = form.querySelector('[data-check]');
  const box = document.getElementById('findings');
  let waiting;
  const check = async () => {
    const body = new FormData(form);
    for (const name of [...body.keys()].filter(key => body.get(key) instanceof File)) {
      body.delete(name);
    }
    const answer = await fetch(button.formAction, { method: 'POST', body, headers: { 'X-Part': 'findings' }, credentials: 'same-origin' });
    if (answer.ok) {
      box.innerHTML = await answer.text();
      box.querySelectorAll('[data-needs-script]').forEach(hidden => { hidden.hidden = false; });
    }
  };
  button.addEventListener('click', event => {
    event.preventDefault();
    check();
  });
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, CheckAfter);
  });
}

/** What is being written is kept beside the draft every little while; saving stays with the person. */
function bindAutosave(form) {
  const said = form.querySelector('[data-autosave-said]');
  let waiting;
  let isSent = false;
  const keep = async () => {
    waiting = undefined;
    const body = new FormData(form);
    for (const name of [...body.keys()].filter(key => body.get(key) instanceof File)) {
      body.delete(name);
    }
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body, credentials: 'same-origin' });
      if (!isSent) {
        said.textContent = (await answer.json()).said;
      }
    } catch {
      said.textContent = '没有连上服务器，内容还没有自动保留，请不要关闭页面。';
    }
  };
  form.addEventListener('input', () => {
    waiting ??= setTimeout(keep, KeepAfter);
  });
  form.addEventListener('submit', () => {
    isSent = true;
    clearTimeout(waiting);
  });
}

for (const area of document.querySelectorAll('textarea[data-editor]')) {
  start(area);
  if (area.form.querySelector('[data-check]')) {
    bindCheck(area.form);
  }
}
for (const form of document.querySelectorAll('form[data-autosave]')) {
  bindAutosave(form);
}
