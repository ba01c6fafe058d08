/* What scripts add to pages that work without them. ES2019; no library. */
(function () {
  'use strict';

  var root = document.documentElement;

  /** A key clicks the link, or enters the field, that names it in aria-keyshortcuts. */
  function onKey(event) {
    if (root.dataset.shortcuts === 'off' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    for (const element of document.querySelectorAll('[aria-keyshortcuts]')) {
      if (element.getAttribute('aria-keyshortcuts') !== event.key.toLowerCase()) continue;
      event.preventDefault();
      if (element.matches('input')) element.focus();
      else element.click();
      return;
    }
  }

  /** Fields that say nothing stay out of the address, so equal views have equal addresses. */
  function leaveOutEmpty(form) {
    for (const field of form.elements) {
      if (!field.name) continue;
      field.disabled = field.value === '' || field.value === field.dataset.default;
    }
  }

  document.addEventListener('keydown', onKey);

  document.addEventListener('change', function (event) {
    if (event.target.dataset.submit !== 'change') return;
    leaveOutEmpty(event.target.form);
    event.target.form.submit();
  });

  document.addEventListener('submit', function (event) {
    if (event.target.method === 'get') leaveOutEmpty(event.target);
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

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', function () {
      window.print();
    });
  }
})();
