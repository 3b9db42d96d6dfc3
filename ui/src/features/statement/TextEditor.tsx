import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Range } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { languageTag, type Language } from '@/shared/i18n';
import { adoptStyles } from './adoptStyles';
import { annotations, chipsIn, showChips, showMarks, type Chip, type Mark } from './marks';
import { openPlaces } from './placeholders';
import styles from './statement.module.css';

/** A stretch of the text, in UTF-16 units. */
export interface Stretch {
  from: number;
  to: number;
}

interface TextEditorProps {
  value: string;
  /** The text, and where its citations stand after the change. */
  onChange: (value: string, chips: { fact: string; from: number; to: number }[]) => void;
  onSelect: (selected: Stretch) => void;
  marks: readonly Mark[];
  chips: readonly Chip[];
  /** A place to go to; a new object goes there again. */
  goTo: Stretch | undefined;
  /** The language of the text, not of the screen. */
  lang: Language;
  label: string;
  hint: string;
  readOnly: boolean;
  testId: string;
}

adoptStyles();

/** A change that was given from outside and not typed: telling it on would make it the person's own. */
const given = Annotation.define<boolean>();

const open = Decoration.mark({ class: styles.open });

/** Marks what still has to be filled in. */
const openMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = openIn(view.state);
    }
    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = openIn(update.state);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function openIn(state: EditorState): DecorationSet {
  const ranges: Range<Decoration>[] = openPlaces(state.doc.toString()).map(({ from, to }) => open.range(from, to));
  return Decoration.set(ranges);
}

/** One language of a statement. Lines wrap; undo works; Tab leaves it, so that the keyboard is never caught. */
export function TextEditor({ value, onChange, onSelect, marks, chips, goTo, lang, label, hint, readOnly, testId }: TextEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef({ onChange, onSelect });
  const first = useRef({ value, lang, label, hint });
  const access = useRef(new Compartment());
  useEffect(() => {
    told.current = { onChange, onSelect };
  });
  useEffect(() => {
    if (host.current === null) return;
    const { value: doc, lang: language, label: name, hint: words } = first.current;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc,
        extensions: [
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          placeholder(words),
          openMarks,
          annotations,
          access.current.of([]),
          EditorView.contentAttributes.of({ 'aria-label': name, lang: languageTag(language), spellcheck: language === 'en' ? 'true' : 'false' }),
          EditorView.updateListener.of((update) => {
            // What the page itself puts in is no typing.
            if (update.docChanged && !update.transactions.some((change) => change.annotation(given) === true)) told.current.onChange(update.state.doc.toString(), chipsIn(update.view));
            if (update.selectionSet) told.current.onSelect({ from: update.state.selection.main.from, to: update.state.selection.main.to });
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    // Whoever may not write may still mark words to comment on.
    view.current?.dispatch({ effects: access.current.reconfigure([EditorState.readOnly.of(readOnly), EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) })]) });
  }, [readOnly]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const now = editor.state.doc.toString();
    if (now === value) return;
    // Only what differs is put in, so that the cursor stays where it is, or comes to stand behind it.
    let [from, kept] = [0, 0];
    const shorter = Math.min(now.length, value.length);
    while (from < shorter && now[from] === value[from]) from += 1;
    while (kept < shorter - from && now[now.length - 1 - kept] === value[value.length - 1 - kept]) kept += 1;
    const insert = value.slice(from, value.length - kept);
    editor.dispatch({ changes: { from, to: now.length - kept, insert }, selection: { anchor: from + insert.length }, annotations: given.of(true) });
  }, [value]);
  useEffect(() => {
    if (view.current !== undefined) showMarks(view.current, marks);
  }, [marks, value]);
  useEffect(() => {
    if (view.current !== undefined) showChips(view.current, chips);
  }, [chips, value]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || goTo === undefined) return;
    const end = editor.state.doc.length;
    editor.dispatch({ selection: { anchor: Math.min(goTo.from, end), head: Math.min(goTo.to, end) }, scrollIntoView: true });
    editor.focus();
  }, [goTo]);
  return <div ref={host} className={styles.editor} lang={languageTag(lang)} data-readonly={readOnly} data-testid={testId} />;
}
