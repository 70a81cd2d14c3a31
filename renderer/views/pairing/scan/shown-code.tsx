import encodeQR from 'qr';
import { useStrings } from '../../../client/language.tsx';
import './scan.css';

/** A pairing link as a QR code. SECRET: whoever sees it has the token. */
export function ShownCode({ link }: { readonly link: string }) {
  const { shown } = useStrings().pairing.scan;
  const modules = encodeQR(link, 'raw', { ecc: 'medium', border: 4 });
  const path = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      className="code"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      role="img"
      aria-label={shown}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
