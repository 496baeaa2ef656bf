import '@xyflow/react/dist/style.css';
import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from '@xyflow/react';
import { memo, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchMap, onMoves, type Told } from '../feed.ts';

type Card = Node<{ readonly name: string }, 'card'>;

const CardView = memo(function CardView({ data }: NodeProps<Card>) {
  return (
    <div className="card">
      {data.name}
      <Handle type="target" position={Position.Top} />
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
});

const NODE_TYPES = { card: CardView };

/** A board of xyflow as its guides make one: nodes and edges in its own state, moved by `setNodes`. */
function Board({ map }: { map: Told }) {
  const [nodes, setNodes, onNodesChange] = useNodesState<Card>(
    map.cards.map(({ id, name, middle, width, height }) => ({
      id,
      type: 'card',
      data: { name },
      position: { x: middle.x - width / 2, y: middle.y - height / 2 },
      width,
      height,
    })),
  );
  const [edges] = useEdgesState<Edge>(
    map.connections.map(({ id, from, to }) => ({ id, source: from, target: to, type: 'straight' })),
  );
  useEffect(() => {
    onMoves((moves) => {
      setNodes((before) =>
        before.map((node) => {
          const at = moves.get(node.id);
          if (!at) return node;
          const { width = 0, height = 0 } = node;
          return { ...node, position: { x: at.x - width / 2, y: at.y - height / 2 } };
        }),
      );
    });
  }, [setNodes]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      nodesDraggable={false}
      nodesConnectable={false}
      elementsSelectable={false}
      minZoom={0.06}
      maxZoom={4}
      defaultViewport={{ x: innerWidth / 2, y: innerHeight / 2, zoom: 1 }}
    />
  );
}

const map = await fetchMap();
createRoot(document.querySelector('#root') ?? document.body).render(<Board map={map} />);
