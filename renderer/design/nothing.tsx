import './nothing.css';

/** Stands where a list would be. */
export function Nothing({ title, hint }: { readonly title: string; readonly hint?: string }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {hint !== undefined && <p className="soft">{hint}</p>}
    </div>
  );
}
