import { Component, type ReactNode } from 'react';
import { Button } from 'antd';
import { useT } from '@/shared/i18n';
import { EmptyState } from '@/shared/ui';

/** Catches what a page throws while drawing, so that the rest of the window keeps working. Give it the path as key. */
export class Boundary extends Component<{ onBack: () => void; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed onBack={this.props.onBack} /> : this.props.children;
  }
}

function Crashed({ onBack }: { onBack: () => void }) {
  const t = useT();
  return (
    <EmptyState icon="error" title={t('app:crash.title')} actions={<Button onClick={onBack}>{t('app:crash.back')}</Button>}>
      {t('app:crash.next')}
    </EmptyState>
  );
}
