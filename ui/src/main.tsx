import '@/shared/theme/tokens.css';
import 'virtual:antd.css';
import '@/shared/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followChanges } from '@/api/client';
import { Windows } from '@/app/Windows';
import { Providers } from '@/app/Providers';
import { applyTheme } from '@/shared/theme/mode';

applyTheme();
followChanges();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <Windows />
      </Providers>
    </StrictMode>,
  );
}
