import './Brand.css';
import { Link } from 'react-aria-components';
import { Mark } from '../ui/Mark.tsx';

interface BrandProps {
  size?: number;
}

/** The name of the product, and the way to its first page. */
export function Brand({ size = 24 }: BrandProps) {
  return (
    <Link href="/" className="app-brand">
      <Mark size={size} />
      Verbindbord
    </Link>
  );
}
