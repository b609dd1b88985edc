// The desk's own script. Every page works without it. It makes no markup out of text: answers come as documents that the
// browser has parsed (XMLHttpRequest, responseType 'document'), and nodes are moved from there, so no Trusted Types policy exists.
'use strict';
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const items = '.stories > li, li.line, li.change';

  // A page of this desk as a document; its address is where redirects ended.
  const fetchPage = (address, body) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(body ? 'POST' : 'GET', address);
    request.responseType = 'document';
    request.setRequestHeader('Accept', 'text/html');
    request.onload = () => request.status === 200 && request.response
      ? resolve({ page: request.response, address: request.responseURL }) : reject(new Error(`${address} answered ${request.status}`));
    request.onerror = () => reject(new Error(`${address} did not answer`));
    request.send(body);
  });

  const swap = (old, fresh) => {
    if (!old || !fresh) return null;
    const node = document.importNode(fresh, true);
    old.replaceWith(node);
    return node;
  };
  const holdsFocus = node => node.contains(document.activeElement);

  /* Live */
  const bar = one('[data-live]');
  if (bar && window.EventSource) {
    const state = one('.livestate', bar), button = one('.shownew', bar), title = document.title;
    const list = !bar.dataset.news;
    const changed = new Set();
    let position = Number(bar.dataset.position), last = position, source, timer, retry;
    const say = text => { if (state.textContent !== text) state.textContent = text; };
    bar.hidden = false;

    const announce = (count, words) => {
      button.hidden = count === 0;
      button.textContent = `${words} — show`;
      document.title = count === 0 ? title : `(${count}) ${title}`;
    };

    // Only what keeps its height is drawn anew in a row; the rest waits until it is asked for.
    const drawRow = async story => {
      const row = document.getElementById(`row-${story}`);
      if (!row) return;
      const { page } = await fetchPage(`/stories/${story}/row`);
      for (const part of ['.since > p', '.figures']) {
        const old = one(part, row);
        if (old && !holdsFocus(old)) swap(old, one(part, page));
      }
    };

    const look = async () => {
      try {
        if (list) {
          const stories = [...changed];
          await Promise.all(stories.map(drawRow));
          announce(stories.length, stories.length === 1 ? '1 story changed' : `${stories.length} stories changed`);
        } else {
          const answer = await fetch(`${bar.dataset.news}?since=${position}`, { headers: { Accept: 'application/json' } });
          if (!answer.ok) throw new Error(`${answer.status}`);
          const count = (await answer.json()).new;
          announce(count, `${count} new`);
        }
      } catch {
        clearTimeout(timer);
        timer = setTimeout(look, 2000);
      }
    };

    const heard = event => {
      const at = Number(event.lastEventId);
      if (at <= last) return;
      last = at;
      if (list) changed.add(event.data);
      clearTimeout(timer);
      timer = setTimeout(look, 50);
    };

    const open = () => {
      clearTimeout(retry);
      source = new EventSource(`${bar.dataset.live}?since=${last}`);
      source.addEventListener('hello', () => say('Live'));
      source.addEventListener('claim', heard);
      source.addEventListener('change', heard);
      source.onerror = () => {
        say('Reconnecting');
        // A server that is away refuses, and then the browser does not come back by itself.
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, 3000);
      };
    };
    const close = () => { clearTimeout(retry); source?.close(); };
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) { close(); say('Paused'); } else open();
    });
    addEventListener('pagehide', close);
    addEventListener('pageshow', event => { if (event.persisted) open(); });

    // Lines are kept where they are; what is new is put between them, what is different in their place.
    const merge = (old, fresh, key, added) => {
      const had = new Map([...old.children].map(c => [key(c), c]));
      let before = null;
      for (const child of [...fresh.children]) {
        const mine = had.get(key(child));
        had.delete(key(child));
        let now = mine;
        if (!mine) {
          now = document.importNode(child, true);
          if (now.matches('.line, .day')) { now.classList.add('fresh'); added.push(now); }
          if (before) before.after(now); else old.prepend(now);
        } else if (!mine.isEqualNode(child)) {
          const [inner, theirs] = [one(':scope > ol', mine), one(':scope > ol', child)];
          if (inner && theirs) merge(inner, theirs, c => c.id, added);
          else if (!holdsFocus(mine)) { now = swap(mine, child); now.classList.toggle('fresh', now.matches('.line')); }
        }
        before = now;
      }
      for (const gone of had.values()) if (!holdsFocus(gone)) gone.remove();
    };

    const show = async () => {
      if (bar.dataset.paged) { location.assign(bar.dataset.handover); return; }
      const { page } = await fetchPage(location.href);
      // The form token is written differently in every page and means the same: it is no difference.
      const token = one('input[name="form-token"]')?.getAttribute('value');
      if (token) all('input[name="form-token"]', page).forEach(i => i.setAttribute('value', token));
      all('.fresh').forEach(f => f.classList.remove('fresh'));
      let first;
      if (list) {
        swap(one('.storylists'), one('.storylists', page));
        const row = [...changed].map(id => document.getElementById(`row-${id}`)).find(r => r);
        first = row && one('h2 a, h3 a', row);
      } else {
        const added = [];
        merge(one('.timeline'), one('.timeline', page), c => c.id || c.className || c.tagName, added);
        swap(one('.opening'), one('.opening', page));
        first = added.map(a => a.matches('.line') ? a : one('.line', a)).find(l => l) ?? one('.line.fresh');
        if (!first) { location.assign(bar.dataset.handover); return; }
        first.tabIndex = -1;
      }
      position = last = Math.max(last, Number(one('[data-live]', page).dataset.position));
      changed.clear();
      announce(0, '');
      first?.focus();
    };
    button.addEventListener('click', () => show().catch(() => location.reload()));
    open();
  }

  /* The slider over a story's moments: an answer while it moves, the newest question wins. */
  let asked = 0, slide;
  document.addEventListener('input', event => {
    const range = event.target.closest?.('.asof input[type=range]');
    if (!range) return;
    const form = range.form;
    const words = `Change ${range.value} of ${range.max}`;
    one('output', form).value = words;
    range.setAttribute('aria-valuetext', words);
    clearTimeout(slide);
    slide = setTimeout(async () => {
      const mine = ++asked;
      try {
        const { page, address } = await fetchPage(`${form.getAttribute('action')}?${new URLSearchParams(new FormData(form))}`);
        if (mine !== asked) return;
        for (const part of ['.opening', '.timeline', '.moment']) swap(one(part), one(part, page));
        // The slider itself stays, or it would slip from under the hand; the rest of its section follows.
        for (const part of ['.asof .steps', '.asof .known', '.asof .exact']) swap(one(part), one(part, page));
        const side = all('.side > section:not(.asof)');
        const theirs = all('.side > section:not(.asof)', page).map(s => document.importNode(s, true));
        side.forEach(s => s.remove());
        one('.side').append(...theirs);
        history.replaceState(null, '', address);
        document.title = page.title;
      } catch {
        form.submit();
      }
    }, 150);
  });

  // A line that stands on another part of a long timeline: the address says which, so ask for that part.
  const seek = () => {
    const id = /^#c-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    if (id && one('.timeline[data-paged]') && !document.getElementById(`c-${id}`) && new URLSearchParams(location.search).get('from') !== id) {
      const there = new URL(location.href);
      there.searchParams.set('from', id);
      location.replace(there);
    }
  };
  addEventListener('hashchange', seek);
  seek();

  /* Marks and stars of a row: sent without leaving the list. */
  document.addEventListener('submit', async event => {
    const form = event.target, row = form.closest('.stories > li');
    if (!row || !form.matches('.since form')) return;
    event.preventDefault();
    const key = document.activeElement?.dataset.key;
    try {
      const { page } = await fetchPage(form.getAttribute('action'), new URLSearchParams(new FormData(form)));
      const fresh = page.getElementById(row.id);
      if (fresh) row.replaceChildren(...[...fresh.childNodes].map(n => document.importNode(n, true)));
      all('.justdone').forEach(d => d.remove());
      const done = one('.justdone', page);
      if (done) { const note = document.importNode(done, true); note.classList.add('floating'); document.getElementById('main').append(note); }
      (one(`[data-key="${key}"]`, row) ?? one('h2 a, h3 a', row))?.focus();
    } catch {
      form.submit();
    }
  });

  /* Letter keys: never in fields, and off where they are not wanted. */
  const dialog = document.getElementById('keys'), on = document.getElementById('keys-on'), help = document.getElementById('show-keys');
  const remembered = () => { if (document.documentElement.dataset.keys === 'off') return false; try { return localStorage.getItem('letter-keys') !== 'off'; } catch { return true; } };
  if (dialog) {
    on.checked = remembered();
    on.addEventListener('change', () => { try { localStorage.setItem('letter-keys', on.checked ? 'on' : 'off'); } catch { /* kept for this page */ } });
    help.hidden = false;
    help.addEventListener('click', () => dialog.showModal());
  }
  // In the triage the queue is walked item by item, each in hand at once.
  const along = step => {
    const rows = all('.queue a[data-row]');
    if (rows.length === 0) {
      const next = step > 0 ? one('main a[data-key="j"]') : null;
      next?.click();
      return next !== null;
    }
    const here = rows.findIndex(r => r.hasAttribute('aria-current'));
    (here < 0 ? rows[0] : rows[here + step])?.click();
    return true;
  };
  const go = step => {
    if (along(step)) return;
    const there = all(items), here = document.activeElement?.closest(items);
    const next = here ? there[there.indexOf(here) + step]
      : step > 0 ? there.find(i => i.getBoundingClientRect().bottom > 0) : there.findLast(i => i.getBoundingClientRect().top < 0);
    if (!next) return;
    const focus = one('h2 a, h3 a', next) ?? next;
    if (focus === next) next.tabIndex = -1;
    focus.focus();
  };
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const here = document.activeElement;
    if (here?.closest('input, textarea, select, dialog, [contenteditable]')) return;
    if (event.key === 'Enter') {
      if (here?.matches(items)) one('a[href^="/articles/"], .hint a, a[href]', here)?.click();
      return;
    }
    if (event.key.length !== 1 || (dialog && !on.checked)) return;
    const act = { j: () => go(1), k: () => go(-1), n: one('.shownew') && (() => { const b = one('.shownew:not([hidden])'); b?.click(); return b; }), '?': () => dialog?.showModal(),
      '/': () => one('input[type=search]')?.focus() }[event.key];
    const button = act ? null : [here?.closest(items), one('.opening'), one('main')].filter(p => p && /^[a-z0-9]$/.test(event.key))
      .map(p => p.matches('main') && one(items, p) ? null : one(`[data-key="${event.key}"]`, p)).find(b => b);
    if (!act && !button) return;
    event.preventDefault();
    if (act) act(); else button.click();
  });
})();
