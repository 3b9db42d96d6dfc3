import { Button, Tabs } from 'antd';
import type { Bilingual } from '@/api/bindings/Bilingual';
import type { ContentKind } from '@/api/bindings/ContentKind';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Panel } from '@/shared/ui';
import styles from './playbooks.module.css';
import { entriesOf, headOf, idOf, sectionsOf, textOf, type Doc, type Entry, type Section } from './schema';
import { Facts, useFieldWords } from './values';

interface SectionsProps {
  kind: ContentKind;
  doc: Doc;
  /** The entry that is wrong, by its id. */
  wrong?: string;
  onEdit?: (section: Section, entry: Entry) => void;
  onAdd?: (section: Section) => void;
  onEditHead?: () => void;
}

/** A playbook or rule pack section by section, to be read; with buttons where it is being edited. */
export function Sections({ kind, doc, wrong, onEdit, onAdd, onEditHead }: SectionsProps) {
  const t = useT();
  const say = useBilingual();
  const words = useFieldWords(doc);
  const nameOf = (section: Section, entry: Entry) => {
    const text = entry[section.name];
    if (typeof text === 'object' && text !== null) return say(text as Bilingual);
    return section.key === 'statement' ? t('playbooks:statement', { audience: t(`terms:audience.${textOf(entry.audience)}`), stage: t(`terms:stage.${textOf(entry.stage)}`) }) : idOf(entry);
  };
  const items = sectionsOf(kind).map((section) => {
    const entries = entriesOf(doc, section.key);
    return {
      key: section.key,
      label: <span data-testid={`section-${section.key}`}>{t('playbooks:section_count', { name: t(`playbooks:section.${section.key}`), count: entries.length })}</span>,
      children: (
        <div className={styles.entries}>
          {entries.map((entry) => (
            <article key={idOf(entry)} className={`${styles.entry} ${idOf(entry) === wrong ? styles.wrong : ''}`} data-testid="entry" data-id={idOf(entry)}>
              <header>
                <h3>{nameOf(section, entry)}</h3>
                {onEdit && (
                  <Button size="small" onClick={() => onEdit(section, entry)} data-testid={`edit-${idOf(entry)}`}>
                    {t('playbooks:change')}
                  </Button>
                )}
              </header>
              <Facts rows={section.fields.filter(({ key }) => key !== section.name).map(({ key, kind: field }) => [t(`playbooks:field.${key}`), words(field, entry[key])])} />
            </article>
          ))}
          {onAdd && section.key !== 'rule' && section.key !== 'fact' && (
            <p>
              <Button size="small" onClick={() => onAdd(section)} data-testid={`add-${section.key}`}>
                {t('playbooks:add')}
              </Button>
            </p>
          )}
        </div>
      ),
    };
  });
  const head = {
    key: 'head',
    label: t('playbooks:section.head'),
    children: (
      <>
        <Facts rows={headOf(kind).map(({ key, kind: field }) => [t(`playbooks:field.${key}`), words(field, doc[key])])} />
        {onEditHead && (
          <Button size="small" onClick={onEditHead} data-testid="edit-head">
            {t('playbooks:change')}
          </Button>
        )}
      </>
    ),
  };
  return (
    <Panel title={t('playbooks:content')}>
      <Tabs size="small" items={[...items, head]} />
    </Panel>
  );
}
