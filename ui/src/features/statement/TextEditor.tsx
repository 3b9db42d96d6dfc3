import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Range } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { languageTag, type Language } from '@/shared/i18n';
import { adoptStyles } from './adoptStyles';
import { openPlaces } from './placeholders';
import styles from './statement.module.css';

interface TextEditorProps {
  value: string;
  onChange: (value: string) => void;
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
      this.decorations = marks(view.state);
    }
    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = marks(update.state);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function marks(state: EditorState): DecorationSet {
  const ranges: Range<Decoration>[] = openPlaces(state.doc.toString()).map(({ from, to }) => open.range(from, to));
  return Decoration.set(ranges);
}

/** One language of a statement. Lines wrap; undo works; Tab leaves it, so that the keyboard is never caught. */
export function TextEditor({ value, onChange, lang, label, hint, readOnly, testId }: TextEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  const first = useRef({ value, lang, label, hint });
  const access = useRef(new Compartment());
  useEffect(() => {
    changed.current = onChange;
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
          access.current.of([]),
          EditorView.contentAttributes.of({ 'aria-label': name, lang: languageTag(language), spellcheck: language === 'en' ? 'true' : 'false' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((change) => change.annotation(given) === true)) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    view.current?.dispatch({ effects: access.current.reconfigure([EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)]) });
  }, [readOnly]);
  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (editor !== undefined && now !== value) editor.dispatch({ changes: { from: 0, to: now?.length ?? 0, insert: value }, annotations: given.of(true) });
  }, [value]);
  return <div ref={host} className={styles.editor} lang={languageTag(lang)} data-readonly={readOnly} data-testid={testId} />;
}
