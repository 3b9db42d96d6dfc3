import { StyleProvider } from '@ant-design/cssinjs';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from '@/api/client';
import { useLanguage } from '@/shared/i18n';
import { antdTheme } from '@/shared/theme/antd';
import { activeTheme, themeMode } from '@/shared/theme/mode';
import { readRoles } from '@/shared/theme/roles';
import tokens from '@/shared/theme/tokens.css?raw';

// What Ant Design would still write into the page goes to an element outside of it: the static sheet has it all.
const outside = document.createElement('div');

/** Everything that components below take from their surroundings: server state, theme, language, place. */
export function Providers({ children }: { children: ReactNode }) {
  const [lang] = useLanguage();
  const look = useSyncExternalStore(themeMode.subscribe, activeTheme);
  const theme = useMemo(() => antdTheme(readRoles(tokens, look), look), [look]);
  return (
    <QueryClientProvider client={queryClient}>
      <StyleProvider container={outside}>
        <ConfigProvider theme={theme} locale={lang === 'zh' ? zhCN : enUS} wave={{ disabled: true }} button={{ autoInsertSpace: false }} form={{ requiredMark: 'optional' }}>
          <AntdApp component={false} message={{ duration: 4 }}>
            <Router hook={useHashLocation}>{children}</Router>
          </AntdApp>
        </ConfigProvider>
      </StyleProvider>
    </QueryClientProvider>
  );
}
