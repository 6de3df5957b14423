import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { Page } from "../../layout/Page";
import { RegisterTab } from "./RegisterTab";
import { SearchTab } from "./SearchTab";

export function SearchPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = params.get("tab") === "register" ? "register" : "search";
  return (
    <Page title={t("search.title")}>
      <Tabs value={tab} onChange={(value) => setParams({ tab: value ?? "search" })} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="search">{t("search.tab")}</Tabs.Tab>
          <Tabs.Tab value="register">{t("register.tab")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="search"><SearchTab /></Tabs.Panel>
        <Tabs.Panel value="register"><RegisterTab /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
