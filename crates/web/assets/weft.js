// Weft's one script, ES2015, no dependencies. Every page works without it; it only adds.
(function () {
  'use strict';
  var doc = document, root = doc.documentElement, leaving = false;
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function isTyping(target) { return target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)); }

  // Leave quickly: the page goes blank at once, then another one takes its place in the history.
  var leave = doc.getElementById('leave');
  function leaveNow() {
    leaving = true;
    forget();
    root.className += ' gone';
    doc.title = '…';
    location.replace(leave.href);
  }
  if (leave) {
    leave.addEventListener('click', function (event) {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      leaveNow();
    });
    var presses = [];
    doc.addEventListener('keydown', function (event) {
      if (event.key !== 'Shift') { presses = []; return; }
      if (event.repeat) return;
      var now = Date.now();
      presses = presses.filter(function (at) { return now - at < 3000; });
      presses.push(now);
      if (presses.length === 3) leaveNow();
    });
  }

  // What is typed by a private link outlives a lost line: it is kept in this tab alone until it has been saved, with the
  // form's mark, so that sending it again adds nothing twice. Leaving quickly, or by the button, forgets it.
  var KEPT = 'weft kept ', SENT = 'weft sent', WHOSE = 'weft whose', store = null;
  try { store = window.sessionStorage; } catch (refused) { store = null; }
  function forget() {
    if (!store) return;
    Object.keys(store).forEach(function (key) { if (key.indexOf('weft ') === 0) store.removeItem(key); });
  }
  function asked(form) {
    return Array.prototype.filter.call(form.elements, function (one) { return one.name === 'once' || (one.name && !/^(hidden|submit|file)$/.test(one.type)); });
  }
  function isBox(one) { return one.type === 'checkbox' || one.type === 'radio'; }
  function typed(form) {
    return JSON.stringify(asked(form).map(function (one) { return [one.name, one.value, isBox(one) && one.checked]; }));
  }
  // Before the part that it is about; where that is far down, it is brought into sight.
  function say(form, words, part) {
    var line = form.querySelector('.said');
    if (!line) {
      line = doc.createElement('p');
      line.className = 'said notice watch';
      line.setAttribute('role', 'status');
    }
    form.insertBefore(line, part);
    // Words that come with their line are not read out everywhere.
    setTimeout(function () {
      line.textContent = words;
      if (part === form.lastElementChild) line.scrollIntoView({ block: 'center' });
    }, 50);
  }
  function giveBack(form, kept) {
    JSON.parse(kept).forEach(function (was) {
      asked(form).forEach(function (one) {
        if (one.name !== was[0]) return;
        if (!isBox(one)) one.value = was[1];
        else if (one.value === was[1]) one.checked = was[2];
      });
    });
    say(form, form.getAttribute('data-keep'), form.firstChild);
  }
  if (store && doc.querySelector('[data-saved]') && store.getItem(SENT)) {
    store.removeItem(store.getItem(SENT));
    store.removeItem(SENT);
  }
  // Opening a link forgets what was typed for another organisation; by a newer link of the same one it comes back.
  var begun = doc.querySelector('[data-whose]'), whose = begun && begun.getAttribute('data-whose');
  if (store && begun) {
    if (store.getItem(WHOSE) !== whose) forget();
    store.removeItem(SENT);
    store.setItem(WHOSE, whose);
  }
  each(doc.querySelectorAll('form[data-keep]'), function (form) {
    if (!store) return;
    var key = KEPT + form.getAttribute('action'), kept = store.getItem(key);
    if (kept && kept.replace(/\["once",[^\]]*\],?/, '') !== typed(form).replace(/\["once",[^\]]*\],?/, '')) giveBack(form, kept);
    function keep() { try { store.setItem(key, typed(form)); } catch (full) { /* Then it is as without script. */ } }
    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
    form.addEventListener('submit', function (event) {
      keep();
      store.setItem(SENT, key);
      if (navigator.onLine) return;
      event.preventDefault();
      say(form, form.getAttribute('data-waiting'), form.lastElementChild);
      window.addEventListener('online', function () { form.requestSubmit(); }, { once: true });
    });
  });

  // What was typed is not lost by a stray click.
  var changed = null;
  each(doc.querySelectorAll('form[data-watch]'), function (form) {
    function note(event) { if (event.target.type !== 'hidden') changed = form; }
    form.addEventListener('input', note);
    form.addEventListener('change', note);
  });
  window.addEventListener('beforeunload', function (event) {
    if (!changed || leaving) return;
    event.preventDefault();
    event.returnValue = '';
  });

  // A pressed button says so and sends once.
  doc.addEventListener('submit', function (event) {
    var form = event.target, button = event.submitter || form.querySelector('[data-busy]');
    if (form.getAttribute('data-sent')) { event.preventDefault(); return; }
    if (event.defaultPrevented) return;
    if (changed === form) changed = null;
    if (!button || !button.hasAttribute('data-busy')) return;
    form.setAttribute('data-sent', '1');
    button.setAttribute('aria-disabled', 'true');
    button.setAttribute('data-words', button.textContent);
    button.textContent = button.getAttribute('data-busy');
  });
  // Coming back by the browser's arrow shows the page as it was left: make its buttons fit for use again.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    each(doc.querySelectorAll('[data-sent]'), function (form) { form.removeAttribute('data-sent'); });
    each(doc.querySelectorAll('[data-words]'), function (button) {
      button.textContent = button.getAttribute('data-words');
      button.removeAttribute('data-words');
      button.removeAttribute('aria-disabled');
    });
  });

  // What has to be read first takes focus, also in browsers that do not do it by themselves.
  var first = doc.querySelector('[data-focus]');
  if (first && doc.activeElement !== first) first.focus();

  // Keys: "/" goes to the search; Escape closes an open choice.
  doc.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !isTyping(event.target)) {
      var boxes = Array.prototype.filter.call(doc.querySelectorAll('input[type=search]'), function (box) { return box.offsetParent; });
      if (boxes[0]) { event.preventDefault(); boxes[0].focus(); }
    }
    if (event.key === 'Escape') {
      var open = event.target.closest && event.target.closest('.pick[open]');
      if (open) { open.open = false; open.querySelector('summary').focus(); }
    }
  });
  doc.addEventListener('click', function (event) {
    each(doc.querySelectorAll('.pick[open]'), function (pick) { if (!pick.contains(event.target)) pick.open = false; });
  });

  // Arrow keys move inside the cloth, as they do in a spreadsheet.
  doc.addEventListener('keydown', function (event) {
    var cell = event.target.closest && event.target.closest('.cloth tbody td');
    if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    var row = cell.parentNode, table = row.closest('table');
    var ahead = root.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight', back = root.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    function inRow(line) { return line.querySelectorAll('td a'); }
    var rows = Array.prototype.filter.call(table.tBodies.length ? table.querySelectorAll('tbody tr') : [], function (line) { return inRow(line).length; });
    var y = rows.indexOf(row), x = Array.prototype.indexOf.call(inRow(row), event.target);
    if (event.key === ahead) x += 1;
    else if (event.key === back) x -= 1;
    else if (event.key === 'ArrowDown') y += 1;
    else if (event.key === 'ArrowUp') y -= 1;
    else if (event.key === 'Home') x = 0;
    else if (event.key === 'End') x = inRow(row).length - 1;
    else return;
    event.preventDefault();
    var next = rows[y] && inRow(rows[y])[x];
    if (next) next.focus();
  });

  // The squares of a sketch map are dragged, chosen and put, or moved by arrow keys; two that meet change places. Row and
  // column of each stand in the form as well.
  each(doc.querySelectorAll('[data-squares]'), function (table) {
    var held = null, how = doc.getElementById(table.getAttribute('data-squares'));
    how.hidden = false;
    function cellOf(target) { return target.closest('tbody td'); }
    function stand(square, cell) {
      cell.appendChild(square);
      [['row-', cell.parentNode.rowIndex], ['column-', cell.cellIndex]].forEach(function (one) {
        var field = doc.getElementById(one[0] + square.getAttribute('data-square'));
        field.value = one[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
    function hold(square) {
      if (held) held.setAttribute('aria-pressed', 'false');
      held = square;
      if (held) held.setAttribute('aria-pressed', 'true');
    }
    function put(square, cell) {
      var from = cellOf(square), there = cell && cell.querySelector('[data-square]');
      if (cell && cell !== from) {
        if (there) stand(there, from);
        stand(square, cell);
      }
      hold(null);
      square.focus();
    }
    each(table.querySelectorAll('[data-square]'), function (square) {
      square.setAttribute('role', 'button');
      square.setAttribute('aria-pressed', 'false');
      square.setAttribute('aria-describedby', how.id);
      square.tabIndex = 0;
      square.draggable = true;
    });
    table.addEventListener('dragstart', function (event) { hold(event.target.closest('[data-square]')); event.dataTransfer.setData('text/plain', ''); });
    table.addEventListener('dragover', function (event) { if (held && cellOf(event.target)) event.preventDefault(); });
    table.addEventListener('drop', function (event) { if (!held) return; event.preventDefault(); put(held, cellOf(event.target)); });
    table.addEventListener('dragend', function () { hold(null); });
    table.addEventListener('click', function (event) {
      if (held) put(held, cellOf(event.target));
      else hold(event.target.closest('[data-square]'));
    });
    table.addEventListener('keydown', function (event) {
      var square = event.target.closest('[data-square]'), cell = square && cellOf(square);
      if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
      var ahead = root.dir === 'rtl' ? -1 : 1, step = { ArrowRight: [0, ahead], ArrowLeft: [0, -ahead], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); square.click(); }
      if (!step) return;
      event.preventDefault();
      var row = table.rows[cell.parentNode.rowIndex + step[0]], next = row && row.cells[cell.cellIndex + step[1]];
      if (next && next.closest('tbody') && next.tagName === 'TD') put(square, next);
    });
  });

  // Copying and printing need the script, so their buttons appear only with it.
  each(doc.querySelectorAll('[data-copy], [data-copy-from]'), function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    var words = button.textContent, field = doc.getElementById(button.getAttribute('data-copy-from'));
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(field ? field.value : new URL(button.getAttribute('data-copy'), location.href).href).then(function () {
        button.textContent = button.getAttribute('data-done');
        setTimeout(function () { button.textContent = words; }, 3000);
      });
    });
  });
  each(doc.querySelectorAll('[data-print]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
}());
