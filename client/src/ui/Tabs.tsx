import './Tabs.css';
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

interface TabItem<Id extends string> {
  id: Id;
  label: string;
  icon?: IconName | undefined;
  /** How much there is behind it. */
  count?: number | undefined;
  content: ReactNode;
}

interface TabsProps<Id extends string> {
  /** The name of the row of tabs. */
  label: string;
  items: readonly TabItem<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  className?: string | undefined;
}

/** Several pages in one place; the chosen one is bold with a bar of ink under it. */
export function Tabs<Id extends string>({ label, items, value, onChange, className }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={className === undefined ? 'vb-tabs' : `vb-tabs ${className}`}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <TabList aria-label={label} className="vb-tablist">
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="vb-tab">
            {item.icon && <Icon name={item.icon} size={18} />}
            {item.label}
            {item.count !== undefined && <span className="vb-tab-count num">{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="vb-tabpanel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
