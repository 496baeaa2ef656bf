import type { MomentId } from '@verbindbord/shared/content/lens.ts';
import { paletteInk } from '@verbindbord/shared/map/svg/ink.ts';
import { renderMap } from '@verbindbord/shared/map/svg/renderMap.ts';
import { renderWheelBackground } from '@verbindbord/shared/map/svg/wheelBackground.ts';
import { createWheel } from '@verbindbord/shared/map/wheel.ts';
import type { Report } from '@verbindbord/shared/report/tree.ts';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { themePalette } from './themePalette.ts';

/** The proportions of the figures: as wide as the text of an A4, the one on the cover a little higher. */
const FIGURE = { cx: 337, cy: 258, a: 325, b: 246 } as const;
const COVER = { cx: 337, cy: 270, a: 326, b: 262 } as const;

const FONTS = "'VB Bord', system-ui, sans-serif";

interface ReportMapFigureProps {
  report: Report;
  moment: MomentId;
  description: string;
}

/** The map of the report with its numbered seats, in the colours of the theme. */
export function ReportMapFigure({ report, moment, description }: ReportMapFigureProps) {
  const drawing = useMemo(() => {
    const map = moment === 'now' ? report.map : (report.lens[moment] ?? report.map);
    const { caseTitle, sectors, cards, connections } = map;
    return renderMap({
      wheel: createWheel({ ...FIGURE, sectors }),
      language: report.language,
      title: caseTitle,
      description,
      hub: { title: caseTitle },
      cards,
      connections,
      cardStyle: 'numbered',
      palette: themePalette(),
      fontFamily: FONTS,
      idPrefix: `report-map-${moment}`,
    });
  }, [report, moment, description]);
  return <Drawing svg={drawing} className="report-map" />;
}

/** The wheel on the cover: the case in the middle of the six domains. Decoration. */
export function CoverWheel({ report }: { report: Report }) {
  const drawing = useMemo(() => {
    const background = renderWheelBackground(createWheel({ ...COVER, sectors: report.map.sectors }), {
      language: report.language,
      lettering: 'rim',
      nameSize: 18,
      driverSize: null,
      ringLabels: null,
      idPrefix: 'report-cover',
      ink: paletteInk(themePalette()),
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 674 540" font-family="${FONTS}">${background}</svg>`;
  }, [report]);
  return (
    <div className="report-cover-wheel" aria-hidden="true">
      <Drawing svg={drawing} className="report-map" />
      <span className="report-cover-case">{report.map.caseTitle}</span>
    </div>
  );
}

/** Parsed as XML, so that a name can never become an element. */
function Drawing({ svg, className }: { svg: string; className: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    box.current?.replaceChildren(document.importNode(parsed, true));
  }, [svg]);
  return <div ref={box} className={className} />;
}
