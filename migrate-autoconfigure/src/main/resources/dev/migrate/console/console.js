// What the pages can do without it as well, only less comfortably: zoom, drag, see what hangs together.
'use strict';
for (const canvas of document.querySelectorAll('.canvas')) {
  const svg = canvas.querySelector('svg');
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  let scale = null;
  function zoom(factor, x, y) {
    const before = svg.getBoundingClientRect();
    const current = before.width / width;
    scale = Math.min(4, Math.max(0.02, current * factor));
    canvas.classList.add('zoomed');
    canvas.classList.remove('whole');
    svg.style.width = width * scale + 'px';
    svg.style.height = height * scale + 'px';
    const box = canvas.getBoundingClientRect();
    const px = (x ?? box.left + box.width / 2), py = (y ?? box.top + box.height / 2);
    const rx = (px - before.left) / before.width, ry = (py - before.top) / before.height;
    canvas.scrollLeft = rx * width * scale - (px - box.left);
    canvas.scrollTop = ry * height * scale - (py - box.top);
  }
  function fit() {
    canvas.classList.remove('zoomed');
    canvas.classList.add('whole');
    svg.style.width = svg.style.height = '';
  }
  for (const button of document.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => button.dataset.zoom === 'fit' ? fit() : zoom(Number(button.dataset.zoom)));
  }
  canvas.addEventListener('keydown', (event) => {
    if (event.key === '+' || event.key === '-') { zoom(event.key === '+' ? 1.25 : 0.8); event.preventDefault(); }
    if (event.key === '0') { fit(); event.preventDefault(); }
  });
  canvas.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) { zoom(event.deltaY < 0 ? 1.15 : 0.87, event.clientX, event.clientY); event.preventDefault(); }
  }, { passive: false });
  let held = null, moved = false;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) { held = [event.clientX, event.clientY, canvas.scrollLeft, canvas.scrollTop]; moved = false; }
  });
  window.addEventListener('pointermove', (event) => {
    if (!held) { return; }
    moved ||= Math.hypot(event.clientX - held[0], event.clientY - held[1]) > 4;
    if (moved) {
      canvas.classList.add('held');
      canvas.scrollLeft = held[2] - (event.clientX - held[0]);
      canvas.scrollTop = held[3] - (event.clientY - held[1]);
    }
  });
  window.addEventListener('pointerup', () => { held = null; canvas.classList.remove('held'); });
  canvas.addEventListener('click', (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
  canvas.addEventListener('dragstart', (event) => event.preventDefault());
  const tables = new Map([...svg.querySelectorAll('[data-table]')].map((table) => [table.dataset.table, table]));
  const lines = [...svg.querySelectorAll('[data-from]')];
  const ties = (name) => lines.filter((line) => line.dataset.from === name || line.dataset.to === name).length;
  // What was looked for, else what a revision changes, else what most hangs together with
  const first = tables.get(new URLSearchParams(location.search).get('table'))
    ?? svg.querySelector('.table.added, .table.altered, .table.removed')
    ?? tables.get([...tables.keys()].map((name) => [name, ties(name)]).reduce((best, next) => next[1] > best[1] ? next : best, ['', -1])[0]);
  if (first) {
    const box = canvas.getBoundingClientRect(), at = first.getBoundingClientRect();
    canvas.scrollLeft += at.left - box.left + (at.width - box.width) / 2;
    canvas.scrollTop += at.top - box.top + (at.height - box.height) / 2;
  }
  function light(name, on) {
    for (const line of lines) {
      if (line.dataset.from === name || line.dataset.to === name) {
        line.classList.toggle('lit', on);
        tables.get(line.dataset.from)?.classList.toggle('lit', on);
        tables.get(line.dataset.to)?.classList.toggle('lit', on);
      }
    }
  }
  for (const [name, table] of tables) {
    for (const [event, on] of [['pointerenter', true], ['pointerleave', false], ['focusin', true], ['focusout', false]]) {
      table.addEventListener(event, () => light(name, on));
    }
  }
}
