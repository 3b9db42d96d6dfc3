import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CertificateRequest } from '@/api/bindings/CertificateRequest';
import type { FileWritten } from '@/api/bindings/FileWritten';
import { request } from '@/api/client';
import { askPath } from '@/api/files';
import { useLanguage, useT } from '@/shared/i18n';

interface CertificateButtonProps {
  /** The destroyed case; without one it is the sheet of keys. */
  destroyed?: { case: string; number: string };
}

/** Writes a sheet to hand out, as a signed PDF. */
export function CertificateButton({ destroyed }: CertificateButtonProps) {
  const t = useT();
  const [lang] = useLanguage();
  const { message } = App.useApp();
  const name = destroyed === undefined ? t('audit:devices.file_name') : t('audit:destroyed.file_name', { number: destroyed.number });
  const writing = useMutation({
    mutationFn: async () => {
      const path = await askPath(name, 'PDF', 'pdf');
      return path === undefined ? null : request<FileWritten>('export_certificate', { request: { case: destroyed?.case, lang, path } satisfies CertificateRequest });
    },
    onSuccess: (written) => written !== null && void message.success(t('audit:done', { path: written.path })),
    onError: () => void message.error(t('audit:not_done')),
  });
  return (
    <Button size="small" loading={writing.isPending} onClick={() => writing.mutate()} data-testid="certificate">
      {t(destroyed === undefined ? 'audit:devices.sheet' : 'audit:destroyed.certificate')}
    </Button>
  );
}
