import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { RouterProvider } from 'react-router';
import { makeQueryClient } from '../client/query-client.js';
import { useLanguage } from '../language/use-language.js';
import { makeRouter } from './routes.js';
import { antTheme } from '../ui/style/tokens.js';
import { useShade } from '../ui/style/theme.js';

const antThemes = { light: antTheme('light'), dark: antTheme('dark') };

/** Renders the whole web app: query cache, language, theme and routes. */
export function App() {
  const [client] = useState(makeQueryClient);
  const [router] = useState(makeRouter);
  return (
    <QueryClientProvider client={client}>
      <LocaleProvider>
        <RouterProvider router={router} />
      </LocaleProvider>
    </QueryClientProvider>
  );
}

/**
 * Sets the language of Ant Design and of its calendars. When the language changes, also reloads the
 * cached data, because it contains texts that the server has translated.
 */
function LocaleProvider({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const shade = useShade();
  const client = useQueryClient();
  const before = useRef(language);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  useEffect(() => {
    if (before.current !== language) {
      // Reloads the data on screen in the new language. Removes all other cached data, because it
      // would later be shown in the old language.
      client.removeQueries({ type: 'inactive' });
      void client.invalidateQueries();
    }
    before.current = language;
  }, [language, client]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={antThemes[shade]}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
