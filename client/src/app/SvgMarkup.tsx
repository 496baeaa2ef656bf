import { useLayoutEffect, useRef } from 'react';

interface SvgMarkupProps {
  /** SVG elements as our own renderers write them. */
  markup: string;
}

const parser = new DOMParser();

/** Puts what a renderer of ours wrote into a drawing: parsed as XML, so that a text can never become an element. */
export function SvgMarkup({ markup }: SvgMarkupProps) {
  const group = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    const drawing = parser.parseFromString(
      `<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`,
      'image/svg+xml',
    );
    group.current?.replaceChildren(...drawing.documentElement.childNodes);
  }, [markup]);
  return <g ref={group} />;
}
