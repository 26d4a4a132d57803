// What a page is asked about itself; put into every page before axe.
window.gongkaiInspect = {
  /** What reaches over the right edge of the window, unless it may be scrolled by itself. */
  overflow() {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) {
      return [];
    }
    const within = element => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX) && up !== document.body && up !== root) {
          return true;
        }
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > root.clientWidth + 0.5 && !within(one));
    return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.slice(-3).map(one => one.outerHTML.slice(0, 120))];
  },
  /** Navigation that would go to the printer. */
  printed() {
    return [...document.querySelectorAll('nav, form.search, .skip, .btn, .filters, .site-head .util')]
      .filter(one => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden')
      .map(one => one.outerHTML.slice(0, 120));
  },
  /** Gives every text that people write a word that cannot be broken at a space; what the product itself words stays. */
  lengthen() {
    const own = '.n, .n *, .btn, .tag, .lamp, .tab, .pager *, .nowrap, button, th.fit, td.fit, [aria-current] *';
    for (const element of document.querySelectorAll('main :is(h1, h2, h3, p, a, td, th, dd, li, label, span, b), .trail a, .trail li, .brand b, .desk-brand span')) {
      if (element.matches(own)) {
        continue;
      }
      const text = [...element.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 0);
      if (text) {
        text.data = 'a1-'.repeat(5) + 'Unbroken'.repeat(12);
      }
    }
  },
  async accessibility(rules) {
    const run = rules ? { type: 'rule', values: rules } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
    const found = await axe.run(document, { runOnly: run, resultTypes: ['violations'] });
    return found.violations.flatMap(one => one.nodes.slice(0, 4).map(node => `${one.id}: ${one.help}: ${node.html.slice(0, 160)} ${[...node.any, ...node.all].map(check => check.message).join('; ').slice(0, 240)}`));
  },
};
