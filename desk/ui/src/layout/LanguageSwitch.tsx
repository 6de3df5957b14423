import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { setLanguage } from "../i18n";

export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === "ja" ? "en" : "ja";
  return (
    <Button variant="subtle" size="compact-xs" onClick={() => setLanguage(other)} lang={other}>
      {other === "en" ? "English" : "日本語"}
    </Button>
  );
}
