import './theme/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startLanguage } from './app/language.ts';
import { reloadWhenRenewed } from './app/reloadWhenRenewed.ts';
import { startTheme } from './theme/theme.ts';

startTheme();
reloadWhenRenewed();
const root = document.getElementById('root');
if (!root)
  throw new Error('The page has no place for the product: index.html needs an element with id "root".');
const show = (): void => createRoot(root).render(<App />);
// English is fetched; when that fails Dutch is better than nothing.
startLanguage().then(show, show);
