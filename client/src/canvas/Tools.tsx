import './Tools.css';
import { Button, type PressEvent } from 'react-aria-components';
import { redo, undo, useUndo } from '../board/undo.ts';
import { type TextKey, t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { canvasStore, chooseTool, openDialog, type Tool, useCanvas } from './canvasStore.ts';

const TOOLS: readonly { tool: Tool; icon: IconName; text: TextKey; key: TextKey }[] = [
  { tool: 'select', icon: 'select', text: 'canvas.tool.select', key: 'canvas.key.select' },
  { tool: 'place', icon: 'card', text: 'canvas.tool.place', key: 'canvas.key.place' },
  { tool: 'connect', icon: 'connect', text: 'canvas.tool.connect', key: 'canvas.key.connect' },
  { tool: 'park', icon: 'park', text: 'canvas.tool.park', key: 'canvas.key.park' },
];

/** The rail beside the map: what a press on the map does, the list, and back and forth. */
export function Tools({ canWrite }: { canWrite: boolean }) {
  const tool = useCanvas((state) => state.tool);
  const list = useCanvas((state) => state.list);
  const isLensOpen = useCanvas((state) => state.isLensOpen);
  const { canUndo, canRedo } = useUndo();
  return (
    <div className="canvas-tools" role="toolbar" aria-orientation="vertical" aria-label={t('canvas.tools')}>
      {TOOLS.filter((one) => canWrite || one.tool === 'select').map((one) => (
        <ToolButton
          key={one.tool}
          icon={one.icon}
          text={t(one.text)}
          shortcut={t(one.key)}
          isOn={!list && tool === one.tool}
          onPress={({ pointerType }) => takeUp(one.tool, pointerType)}
        />
      ))}
      <hr />
      <ToolButton
        icon="list"
        text={t('canvas.tool.list')}
        shortcut={t('canvas.key.list')}
        isOn={list}
        onPress={() => canvasStore.setState({ list: !list })}
      />
      <ToolButton
        icon="glasses"
        text={t('lens.tool')}
        label={t('lens.toolLabel')}
        shortcut={t('lens.key')}
        isOn={isLensOpen}
        onPress={() => canvasStore.setState({ isLensOpen: !isLensOpen, selected: null })}
      />
      {canWrite && (
        <div className="canvas-tools-end">
          <ToolButton
            icon="undo"
            text={t('canvas.undo')}
            label={t('canvas.undoLabel')}
            shortcut="Ctrl+Z"
            onPress={undo}
            isDisabled={!canUndo}
          />
          <ToolButton
            icon="redo"
            text={t('canvas.redo')}
            shortcut="Ctrl+Shift+Z"
            onPress={redo}
            isDisabled={!canRedo}
          />
        </div>
      )}
    </div>
  );
}

/** Keys cannot point at a place: who places somebody with them is asked where. */
function takeUp(tool: Tool, by: PressEvent['pointerType']): void {
  if (tool === 'place' && (by === 'keyboard' || by === 'virtual')) openDialog({ kind: 'add', place: null });
  else chooseTool(tool);
}

interface ToolButtonProps {
  icon: IconName;
  /** Short: it stands under the icon. */
  text: string;
  /** The whole name, where the text is a shorter form. */
  label?: string;
  shortcut: string;
  isOn?: boolean;
  isDisabled?: boolean;
  onPress: (event: PressEvent) => void;
}

function ToolButton({
  icon,
  text,
  label = text,
  shortcut,
  isOn,
  isDisabled = false,
  onPress,
}: ToolButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement="right">
      <Button
        className="canvas-tool"
        aria-label={label}
        isDisabled={isDisabled}
        onPress={onPress}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
      >
        <Icon name={icon} size={22} />
        {text}
      </Button>
    </Tooltip>
  );
}
