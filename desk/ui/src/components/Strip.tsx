import { useState } from "react";
import { useTranslation } from "react-i18next";

interface StripProps {
  url?: string;
  label: string;
  height?: number;
  onClick?: () => void;
}

/** Picture of a field as it stands on the paper; says so when it cannot be shown. */
export function Strip({ url, label, height = 48, onClick }: StripProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const body =
    !url || failed === url ? (
      <span className="soft">{t("strip.none")}</span>
    ) : (
      <img src={url} alt={t("strip.alt", { label })} style={{ maxHeight: height }} onError={() => setFailed(url)} />
    );
  if (!onClick) return <div className="strip" style={{ height }}>{body}</div>;
  return (
    <button type="button" className="strip" style={{ height, width: "100%", cursor: "zoom-in", padding: 0 }} onClick={onClick} title={t("strip.show")}>
      {body}
    </button>
  );
}
