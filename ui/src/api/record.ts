import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { on } from '@/host';
import { useLanguage } from '@/shared/i18n';
import type { ImportedCases } from './bindings/ImportedCases';
import type { Progress } from './bindings/Progress';
import type { RetentionView } from './bindings/RetentionView';
import type { Signatures } from './bindings/Signatures';
import { request } from './client';

/** Who signs here, and the newest checkpoints. */
export function useSignatures() {
  return useQuery({ queryKey: ['record', 'signatures'], queryFn: () => request<Signatures>('signatures') });
}

/** What the law wants kept, what is held, and what waits to be erased. */
export function useRetention() {
  const [lang] = useLanguage();
  return useQuery({ queryKey: ['record', 'retention', lang], queryFn: () => request<RetentionView>('retention', { lang }) });
}

/** The cases of other companies or installations that were taken in to be read. */
export function useImportedCases() {
  return useQuery({ queryKey: ['record', 'imported'], queryFn: () => request<ImportedCases>('imported_cases') });
}

/** How far the work in hand has come, from 0 to 100; nothing before the core has told. */
export function useProgress(working: boolean): number | undefined {
  const [percent, setPercent] = useState<number>();
  useEffect(() => {
    if (!working) return;
    const stop = on<Progress>('progress', ({ done, total }) => setPercent(total === 0 ? 100 : Math.floor((done / total) * 100)));
    return () => {
      stop();
      setPercent(undefined);
    };
  }, [working]);
  return percent;
}
