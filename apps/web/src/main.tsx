import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import { startLanguage } from './language/language.js';
import './ui/style/page.css';
import './ui/style/navigation.css';
import './ui/style/gantt.css';
import './ui/style/workbench.css';
import { startTheme } from './ui/style/theme.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its root');
startTheme();
startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
