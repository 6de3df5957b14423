import { Button, NavLink, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { shortTime } from "../../domain/time";
import { Page } from "../../layout/Page";
import { SettingDialog } from "./SettingDialog";
import { SettingHistoryDialog } from "./SettingHistoryDialog";
import "./settings.css";

type Setting = Schemas["Setting"];

export function SettingValue({ setting, value = setting.value }: { setting: Setting; value?: string }) {
  const { t } = useTranslation();
  if (!value) return <span className="soft">{t("settings.unset")}</span>;
  if (setting.type === "image") return <img src={value} alt={setting.label} className="setting-image" />;
  if (setting.type === "boolean") return <>{value === "true" ? t("settings.yes") : t("settings.no")}</>;
  if (setting.type === "choice") return <>{setting.options?.find((o) => o.value === value)?.label ?? value}</>;
  if (setting.type === "json" || setting.type === "multiline") return <pre className="setting-text">{value}</pre>;
  return <>{value}{setting.unit ? ` ${setting.unit}` : ""}</>;
}

function Rows({ settings, onEdit, onHistory }: { settings: Setting[]; onEdit: (s: Setting) => void; onHistory: (s: Setting) => void }) {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Thead><Table.Tr>{["label", "value", "owner", "changed", "actions"].map((key) => <Table.Th key={key}>{t(`settings.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {settings.map((setting) => (
          <Table.Tr key={setting.key}>
            <Table.Td w={260}><strong>{setting.label}</strong>{setting.description ? <div className="soft small">{setting.description}</div> : null}</Table.Td>
            <Table.Td><SettingValue setting={setting} />{setting.assumed ? <div><Light tone="ask">{t("settings.assumed")}</Light></div> : null}</Table.Td>
            <Table.Td className="nowrap">{t(`role.${setting.owner}`)}</Table.Td>
            <Table.Td className="nowrap soft">{setting.changed_at ? `${shortTime(setting.changed_at)} ${setting.changed_by ?? ""}` : "—"}</Table.Td>
            <Table.Td className="num nowrap">
              {setting.editable ? <Button size="compact-xs" variant="default" onClick={() => onEdit(setting)}>{t("settings.change")}</Button> : null}
              <Button size="compact-xs" variant="subtle" onClick={() => onHistory(setting)}>{t("settings.history")}</Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

export function SettingsPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ["settings"], queryFn: () => unwrap(api.GET("/api/settings")) });
  const groups = [...new Set((query.data?.items ?? []).map((s) => s.group))];
  const [chosen, setChosen] = useState("");
  const [edit, setEdit] = useState<Setting | null>(null);
  const [history, setHistory] = useState<Setting | null>(null);
  const group = groups.includes(chosen) ? chosen : (groups[0] ?? "");
  const shown = (query.data?.items ?? []).filter((s) => s.group === group);
  return (
    <Page title={t("nav.settings")} crumb={t("settings.crumb")}>
      <ErrorNote error={query.error} />
      {query.isPending ? <Empty loading>…</Empty> : null}
      <div className="settings-grid">
        <nav aria-label={t("settings.groups")}>{groups.map((g) => <NavLink key={g} component="button" label={g} active={g === group} onClick={() => setChosen(g)} />)}</nav>
        {shown.length ? <Panel title={group} tight><Rows settings={shown} onEdit={setEdit} onHistory={setHistory} /></Panel> : null}
      </div>
      {edit ? <SettingDialog setting={edit} onClose={() => setEdit(null)} /> : null}
      {history ? <SettingHistoryDialog setting={history} onClose={() => setHistory(null)} /> : null}
    </Page>
  );
}
