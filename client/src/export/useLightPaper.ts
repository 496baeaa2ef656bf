import { useLayoutEffect, useState } from 'react';
import { type Theme, useTheme } from '../theme/theme.ts';

/**
 * Shows the page in the light theme where the dark one was chosen: a report is paper, and light ink on dark paper
 * cannot be printed. High contrast stays. Gives the theme that is shown, for what draws outside CSS.
 */
export function useLightPaper(): Theme {
  const { theme } = useTheme();
  const [shown, setShown] = useState<Theme>(theme);
  useLayoutEffect(() => {
    const root = document.documentElement;
    const paper: Theme = theme === 'dark' ? 'light' : theme;
    root.setAttribute('data-theme', paper);
    setShown(paper);
    return () => root.setAttribute('data-theme', theme);
  }, [theme]);
  return shown;
}
