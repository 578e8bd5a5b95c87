// What extensions, translators and annotators do to a page: `change(seed, count)` makes that many changes, the same ones for the
// same seed, and returns what they were; `seen()` is what a reader has before him, by place.
window.change = (seed, count) => {
  let state = seed >>> 0;
  const below = (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const nodes = (what, accept) => {
    const walker = document.createTreeWalker(document.getElementById('app'), what);
    const found = [];
    while (walker.nextNode()) if (accept(walker.currentNode)) found.push(walker.currentNode);
    return found;
  };
  // Half of the time where the application works: in what it counts, lists and marks.
  const busy = 'mark, [aria-live], [role=status], .count, li[data-paragraph], li[data-letter], [data-link], h1, .bar';
  const one = (all) => {
    const near = below(2) ? all.filter((node) => (node.parentElement ?? node).closest(busy)) : all;
    const from = near.length ? near : all;
    return from[below(from.length)];
  };
  const texts = () => nodes(NodeFilter.SHOW_TEXT, (text) => text.data.trim() && !text.parentElement.closest('title, option'));
  const elements = () => nodes(NodeFilter.SHOW_ELEMENT, (element) => !element.closest('svg, select') && element.id !== 'main');
  const font = (node) => {
    const around = document.createElement('font');
    node.replaceWith(around);
    around.append(node);
  };
  // Other letters that can be read back.
  const translated = (text) => [...text].map((c) => (/[a-z]/.test(c) ? String.fromCodePoint(c.charCodeAt(0) + 0x1d5ba - 97) : c)).join('');
  const ways = {
    wrap: () => font(one(texts())),
    wrapElement: () => font(one(elements())),
    wrapWord: () => {
      const text = one(texts());
      const at = below(text.length);
      font(text.splitText(at));
    },
    translate: () => { const text = one(texts()); text.data = translated(text.data); },
    translateAnew: () => {
      const text = one(texts());
      const around = document.createElement('font');
      around.append(translated(text.data));
      text.replaceWith(around);
    },
    split: () => { const text = one(texts()); text.splitText(below(text.length)); },
    merge: () => one(elements()).normalize(),
    insertBefore: () => one(elements()).insertAdjacentHTML('beforebegin', '<i class="foreign">\u2603</i>'),
    insertFirst: () => one(elements()).insertAdjacentHTML('afterbegin', '<i class="foreign">\u2603</i>'),
    insertInText: () => { const text = one(texts()); text.splitText(below(text.length)).before('\u2603'); },
    removeText: () => one(texts()).remove(),
    removeElement: () => one(elements()).remove(),
    removeComment: () => { const all = nodes(NodeFilter.SHOW_COMMENT, () => true); if (all.length) one(all).remove(); },
    translateAll: () => { for (const text of texts()) if (below(3)) { text.data = translated(text.data); font(text); } },
  };
  const names = Object.keys(ways);
  const done = [];
  for (let turn = 0; turn < count; turn += 1) {
    const name = names[below(names.length)];
    try { ways[name](); done.push(name); } catch { /* There is nothing of its kind any more. */ }
  }
  return done;
};

// The words as they were before others translated them or put a sign in.
const plain = (text) => [...text.replaceAll('\u2603', '')].map((c) => {
  const code = c.codePointAt(0) - 0x1d5ba;
  return code >= 0 && code < 26 ? String.fromCharCode(97 + code) : c;
}).join('').replace(/\s+/g, ' ').trim();

window.seen = () => {
  const found = {};
  // What the first page has ready for a question is out of sight, and made anew when one is asked.
  const ready = '.at-front > :is(.timeline, .explorer-body)';
  const put = (name, element) => { if (!element.closest(ready)) found[found[name] === undefined ? name : `${name} again`] = plain(element.textContent); };
  for (const element of document.querySelectorAll('main :is(p, h2, h3, li, tr)[id]:not(:has([id]))')) put(`#${element.id}`, element);
  for (const element of document.querySelectorAll('main h1')) put('h1', element);
  for (const element of document.querySelectorAll('main :is([aria-live], [role=status])')) put('count', element);
  // Which there are, and the words of each: one that stays as it was is as others have left it.
  const results = [...document.querySelectorAll('main li[data-paragraph]')].map((one) => [`${one.dataset.letter}#${one.dataset.paragraph}`, one]);
  if (results.length) found.results = results.map(([place]) => place).join(' ');
  for (const [place, one] of results) put(`result ${place}`, one);
  return found;
};

// Follows a link of the edition as readers do.
window.follow = (href) => {
  const link = Object.assign(document.createElement('a'), { href });
  document.getElementById('app').append(link);
  link.click();
  link.remove();
};
