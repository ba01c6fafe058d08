/* What scripts add to pages that work without them. ES2019; no library. */
(function () {
  'use strict';

  var root = document.documentElement;

  /** Whether something was typed that is not kept yet. */
  let typed = false;

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
    if (!next) return;
    next.focus();
    if (next.offsetHeight < window.innerHeight / 2)
      next.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  document.addEventListener('keydown', onKey);

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
    const { elt, parameters, verb } = event.detail;
    if (verb !== 'get') return;
    for (const field of elt.elements) {
      if (field.name && (field.value === '' || field.value === field.dataset.default))
        delete parameters[field.name];
    }
  });

  /** Where something was sent from: the cell, row or part that has an address. */
  let sentFrom = '';
  document.addEventListener('htmx:beforeRequest', function (event) {
    sentFrom =
      event.detail.requestConfig.verb === 'post' ? event.detail.elt.parentElement.closest('[id]').id : '';
  });

  /** A swap is told to who does not see it; focus that went with what was swapped goes on from there. */
  document.addEventListener('htmx:afterSettle', function () {
    const news = document.querySelector('[data-announce], #said');
    document.getElementById('announcement').textContent = news ? news.textContent : '';
    const place = sentFrom && document.getElementById(sentFrom);
    sentFrom = '';
    if (!place || (document.activeElement && document.activeElement !== document.body)) return;
    const target = (place.localName === 'main' && place.querySelector('[data-stop]')) || place;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: place.localName !== 'main' });
  });

  /** What can't be swapped in, an error page above all, is opened whole. */
  document.addEventListener('htmx:responseError', function (event) {
    if (event.detail.requestConfig.verb === 'post') sendWhole(event.detail);
    else window.location.assign(event.detail.pathInfo.finalRequestPath);
  });
  document.addEventListener('htmx:sendError', function (event) {
    sendWhole(event.detail);
  });

  /** Sends a form as it is sent without scripts; a refused one changed nothing, and its answer is a page. */
  function sendWhole(detail) {
    const button = detail.elt.form ? detail.elt : (detail.requestConfig.triggeringEvent || {}).submitter;
    sendAs(detail.elt.form || detail.elt, button);
  }

  /** With what the button says that it was sent by. */
  function sendAs(form, button) {
    if (button && button.form === form && button.name) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = button.name;
      field.value = button.value;
      form.appendChild(field);
    }
    typed = false;
    form.submit();
  }

  /** Whether it is being asked who is signed in; what is sent meanwhile would be sent twice. */
  let asking = false;

  /** A chosen file can't be kept for after signing in: it is sent once somebody is known to be signed in, with their token. */
  document.addEventListener('submit', function (event) {
    const form = event.target;
    const notice = form.querySelector('[data-signed-out]');
    if (!notice || event.defaultPrevented) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const button = event.submitter || document.activeElement;
    fetch('/account', { credentials: 'same-origin' })
      .then(function (response) {
        notice.hidden = response.status !== 401;
        return notice.hidden ? response.text() : null;
      })
      .then(function (html) {
        if (html === null) return;
        const token = new DOMParser().parseFromString(html, 'text/html').querySelector('[name=csrf]');
        if (token) form.elements.csrf.value = token.value; // else the server says what is wrong
        sendAs(form, button);
      })
      .catch(function () {
        sendAs(form, button); // the browser says what is wrong
      })
      .finally(function () {
        asking = false;
      });
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

  /** A way of looking at pages that was chosen holds for the next ones. */
  document.addEventListener('click', function (event) {
    const link = event.target.closest('[data-keeps]');
    if (link) document.cookie = link.dataset.keeps + '; path=/; max-age=31536000; samesite=lax';
  });

  for (const hint of document.querySelectorAll('.needs-script')) hint.hidden = false;

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', function () {
      window.print();
    });
  }
})();
