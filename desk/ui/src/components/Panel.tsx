import { Loader } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface PanelProps {
  title: ReactNode;
  right?: ReactNode;
  tight?: boolean;
  children: ReactNode;
  className?: string;
}

/** A titled block of a page. */
export function Panel({ title, right, tight = false, children, className = "" }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {right ? <div className="spacer row">{right}</div> : null}
      </header>
      <div className={tight ? "body tight" : "body"}>{children}</div>
    </section>
  );
}

/** Said when a list holds nothing, or while it is being fetched. */
export function Empty({ loading = false, children }: { loading?: boolean; children: ReactNode }) {
  return <div className="empty">{loading ? <Loader size="sm" aria-label="…" /> : children}</div>;
}
