import { Input } from 'antd';
import type { CaseView } from '@/api/bindings/CaseView';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { ErrorNotice } from '@/shared/ui';
import { begin } from './form';
import styles from './people.module.css';

/** One line adds one person: the name, with what the last one has in common. Enter records; the next name can be typed at once. */
export function QuickAddPerson({ view }: { view: CaseView }) {
  const t = useT();
  const draft = useDraft(`case.${view.card.id}.person`, '');
  const { send, pending, error } = useSend(view.card.id);
  const add = async () => {
    if (draft.value.trim() === '' || pending) return;
    const { details } = begin(view);
    if (await send({ person: { do: 'add', identity: { name: draft.value }, details } })) draft.clear();
  };
  return (
    <div className={styles.quick}>
      <Input
        size="small"
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
        onPressEnter={(event) => {
          // Enter that ends the choice of a Chinese word is not meant for us.
          if (!event.nativeEvent.isComposing) void add();
        }}
        placeholder={t('case:people.quick')}
        aria-label={t('case:people.quick')}
        data-testid="person-quick"
      />
      <ErrorNotice error={error} />
    </div>
  );
}
