import type { ReactNode } from 'react';
import './card.css';

/** A surface with a heading of its own. */
export function Card({
  title,
  extra,
  children,
}: {
  readonly title?: string;
  /** Stands opposite the title. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="card" aria-label={title}>
      {title !== undefined && (
        <div className="card-head">
          <h2>{title}</h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}
