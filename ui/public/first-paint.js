// Sets theme and language before the first paint, so that a dark room never sees a white flash.
// The keys are those of src/shared/theme/mode.ts and src/shared/i18n/language.ts.
(function () {
  var root = document.documentElement;
  var mode = localStorage.getItem('theme');
  var dark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.lang = localStorage.getItem('language') === 'en' ? 'en' : root.lang;
})();
