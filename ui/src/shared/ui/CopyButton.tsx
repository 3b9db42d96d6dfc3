import { App, Button } from 'antd';
import { useT } from '@/shared/i18n';

/** Copies a text, and says so. */
export function CopyButton({ text, size, testId }: { text: string; size?: 'small'; testId?: string }) {
  const t = useT();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('shared:copy.done'));
    } catch {
      void message.warning(t('shared:copy.failed'));
    }
  };
  return (
    <Button size={size} onClick={() => void copy()} data-testid={testId}>
      {t('shared:copy.action')}
    </Button>
  );
}
