import { theme, type ThemeConfig } from 'antd';
import type { Roles, ThemeName } from './roles.ts';

/** Ant Design in our roles. Its styles are written while building (build/antd-css.ts); at run time only the names of the variables are used. */
export function antdTheme(roles: Roles, name: ThemeName): ThemeConfig {
  const role = (key: string) => {
    const value = roles[key];
    if (value === undefined) throw new Error(`tokens.css has no role ${key}`);
    return value;
  };
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: 'crisis' },
    token: {
      colorPrimary: role('accent'),
      // Ant Design would make it paler under the pointer, too pale to read on white.
      colorPrimaryHover: role('accent-hover'),
      colorLinkHover: role('accent-hover'),
      colorLink: role('accent'),
      colorInfo: role('accent'),
      colorSuccess: role('ok'),
      colorWarning: role('serious'),
      colorError: role('major'),
      colorText: role('text'),
      colorTextSecondary: role('text-2'),
      colorTextTertiary: role('text-3'),
      colorTextPlaceholder: role('text-3'),
      colorTextDescription: role('text-2'),
      colorTextLightSolid: role('on-accent'),
      colorBgBase: role('surface'),
      colorBgContainer: role('surface'),
      colorBgElevated: role('raised'),
      colorBgLayout: role('bg'),
      colorFillTertiary: role('sunken'),
      colorFillQuaternary: role('sunken'),
      colorBorder: role('line-strong'),
      colorBorderSecondary: role('line'),
      // The stack follows the language on screen (base.css), so it is named and not copied.
      fontFamily: 'var(--font)',
      fontSize: 14,
      lineHeight: 1.6,
      fontWeightStrong: 600,
      borderRadius: 6,
      controlHeight: 32,
      motion: false,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', contentFontSize: 14, contentFontSizeSM: 13, fontWeight: 400 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Segmented: { trackBg: role('sunken'), itemSelectedBg: role('accent-soft'), itemSelectedColor: role('accent'), itemColor: role('text-2') },
      Modal: { titleFontSize: 16 },
      Table: { headerBg: role('sunken'), cellPaddingBlockSM: 6 },
      Tabs: { horizontalMargin: '0' },
    },
  };
}
