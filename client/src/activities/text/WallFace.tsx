import { WallHead } from '../../app/wall/WallHead.tsx';
import { WallPages } from '../../app/wall/WallPages.tsx';
import type { FaceProps } from '../faces.ts';

/** The lines at eight metres, in pages where they are many. */
export default function WallFace({ step }: FaceProps<'text'>) {
  const { lines, numbered } = step.settings;
  return (
    <>
      <WallHead title={step.title} />
      <WallPages
        items={lines.map((line, index) => ({
          id: `${index} ${line}`,
          content: (
            <>
              {numbered && <span className="wall-line-number num">{index + 1}</span>}
              <span>{line}</span>
            </>
          ),
        }))}
      />
    </>
  );
}
