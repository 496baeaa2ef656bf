import type { DomainId } from '../content/domains.ts';

/**
 * One sign per domain, as path data of a line drawing in a square of 24: a folder, a colonnade, a ballot box,
 * waves, a person and a factory. With the edge pattern it tells domains apart without colour.
 */
export const domainIcons: Readonly<Record<DomainId, string>> = {
  ambtelijk: 'M3.5 6.5h6.5l2 2.5h8.5v10h-17z',
  bestuur: 'M4 9.5 12 4.5l8 5zM6.5 10v7.5M12 10v7.5M17.5 10v7.5M3.5 19.5h17',
  politiek: 'M4 12h16v8H4zM8.5 12l1.6-7.5 6.4 1.4L15.2 12M9.5 16h5',
  media:
    'M12 11.2v1.6M8.7 15.3a4.7 4.7 0 0 1 0-6.6M15.3 8.7a4.7 4.7 0 0 1 0 6.6M5.6 18.4a9 9 0 0 1 0-12.8M18.4 5.6a9 9 0 0 1 0 12.8',
  burger: 'M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20.5c.4-4 3.4-6 7.5-6s7.1 2 7.5 6',
  privaat: 'M4 20V10l5 3.2V10l5 3.2V4.5h6V20z',
};
