/* What scripts add to pages that work without them. ES2019; no library. */
(function () {
  'use strict';

  var root = document.documentElement;

  /** A key clicks the link, or enters the field, that names it in aria-keyshortcuts. */
  function onKey(event) {
    if (root.dataset.shortcuts === 'off' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    if (event.key.toLowerCase() === 'j') step(1);
    if (event.key.toLowerCase() === 'k') step(-1);
    for (const element of document.querySelectorAll('[aria-keyshortcuts]')) {
      if (element.getAttribute('aria-keyshortcuts') !== event.key.toLowerCase()) continue;
      event.preventDefault();
      if (element.matches('input')) element.focus();
      else element.click();
      return;
    }
  }

  /** J and K go from one cell that asks for something to the next. */
  function onIssueKey(event) {
    if (root.dataset.shortcuts === 'off' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    const issues = Array.from(document.querySelectorAll('[data-issue]'));
    if (!step || issues.length === 0) return;
    const at = issues.findIndex(function (issue) {
      return issue.contains(document.activeElement);
    });
    const next = at < 0 ? (step > 0 ? 0 : issues.length - 1) : at + step;
    if (!issues[next]) return;
    event.preventDefault();
    issues[next].focus();
    issues[next].scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /** Fields that say nothing stay out of the address, so equal views have equal addresses. */
  function leaveOutEmpty(form) {
    for (const field of form.elements) {
      if (!field.name) continue;
      field.disabled = field.value === '' || field.value === field.dataset.default;
    }
  }

  /** J and K go from one marked place of a page to the next and back. */
  function step(by) {
    const stops = Array.from(document.querySelectorAll('[data-stop]'));
    const at = stops.indexOf(document.activeElement.closest('[data-stop]'));
    const next = at < 0 && by < 0 ? stops[stops.length - 1] : stops[at + by];
    if (next) next.focus();
  }

  document.addEventListener('keydown', onKey);
  document.addEventListener('keydown', onIssueKey);

  document.addEventListener('change', function (event) {
    if (event.target.dataset.submit !== 'change') return;
    const form = event.target.form;
    if (window.htmx && form.hasAttribute('hx-get')) {
      form.requestSubmit();
      return;
    }
    leaveOutEmpty(form);
    form.submit();
  });

  document.addEventListener('submit', function (event) {
    if (event.target.method === 'get' && !event.defaultPrevented) leaveOutEmpty(event.target);
  });

  /** What htmx asks for has the address that the form itself would have. */
  document.addEventListener('htmx:configRequest', function (event) {
    const { elt, parameters } = event.detail;
    for (const field of elt.elements) {
      if (field.name && (field.value === '' || field.value === field.dataset.default))
        delete parameters[field.name];
    }
  });

  /** A swap is told to who does not see it. */
  document.addEventListener('htmx:afterSettle', function () {
    const news = document.querySelector('[data-announce]');
    document.getElementById('announcement').textContent = news ? news.textContent : '';
  });

  /** What can't be swapped in, an error page above all, is opened whole. */
  document.addEventListener('htmx:responseError', function (event) {
    window.location.assign(event.detail.pathInfo.finalRequestPath);
  });
  document.addEventListener('htmx:sendError', function (event) {
    event.detail.elt.submit();
  });

  /** The browser's “back” may show a form as it was sent, but the page around it is the one before. */
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll('form[method="get"]')) {
      for (const field of form.elements) field.disabled = false;
      form.reset();
    }
  });

  /** What was typed into a form is not left behind without asking. */
  let typed = false;
  document.addEventListener('input', function (event) {
    if (event.target.form && event.target.form.dataset.guarded) typed = true;
  });
  document.addEventListener('submit', function () {
    typed = false;
  });
  window.addEventListener('beforeunload', function (event) {
    if (!typed) return;
    event.preventDefault();
    event.returnValue = '';
  });

  for (const hint of document.querySelectorAll('.needs-script')) hint.hidden = false;

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', function () {
      window.print();
    });
  }
})();
