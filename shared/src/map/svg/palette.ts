import type { DomainId } from '../../content/domains.ts';

/** The colours of a drawing that stands alone, outside our style sheets. */
export interface Palette {
  readonly surface: string;
  readonly surfaceInk: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textOnInk: string;
  readonly textSoftOnInk: string;
  readonly line: string;
  readonly link: string;
  /** What the election lens puts at risk, and what it helps. */
  readonly risk: string;
  readonly help: string;
  readonly ring: string;
  readonly sectorLine: string;
  readonly onDomain: string;
  readonly domains: Readonly<Record<DomainId, { readonly ink: string; readonly tint: string }>>;
}

/** The light theme: an export is read on paper and in other people's documents. */
export const lightPalette: Palette = {
  surface: '#FDFCF9',
  surfaceInk: '#1B2233',
  text: '#1B2233',
  textSoft: '#4F5464',
  textOnInk: '#FDFCF9',
  textSoftOnInk: '#C9CCD6',
  line: '#D3CCBF',
  link: '#4F5464',
  risk: '#A62B06',
  help: '#00613A',
  ring: '#B4AC9D',
  sectorLine: '#FDFCF9',
  onDomain: '#FFFFFF',
  domains: {
    ambtelijk: { ink: '#007072', tint: '#DDEDEB' },
    bestuur: { ink: '#4C1079', tint: '#ECE3F2' },
    politiek: { ink: '#8C0F3C', tint: '#F7E1E6' },
    media: { ink: '#8F6000', tint: '#FAF0D8' },
    burger: { ink: '#183A06', tint: '#E2EBD6' },
    privaat: { ink: '#75605A', tint: '#F0E9E4' },
  },
};
