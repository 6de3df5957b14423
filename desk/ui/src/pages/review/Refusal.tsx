import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Findings } from "../../components/Findings";

interface RefusalProps {
  error: unknown;
  /** only a senior may go on in spite of a hard rule, with a reason */
  mayOverride: boolean;
  onOverride: (reason: string) => void;
}

/** Why the server did not take a value, and the senior's way on. */
export function Refusal({ error, mayOverride, onOverride }: RefusalProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  if (!error) return null;
  const refused = error instanceof ApiError && error.status === 422;
  return (
    <div className="stack" style={{ gap: 6 }}>
      <ErrorNote error={error} />
      {error instanceof ApiError && error.details.length ? <Findings findings={error.details} /> : null}
      {refused && mayOverride ? (
        <div className="row">
          <TextInput size="xs" placeholder={t("review.overrideReason")} aria-label={t("review.overrideReason")} value={reason} onChange={(e) => setReason(e.currentTarget.value)} style={{ flex: 1 }} />
          <Button color="shu" variant="outline" disabled={reason.trim().length < 2} onClick={() => onOverride(reason.trim())}>
            {t("review.override")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
