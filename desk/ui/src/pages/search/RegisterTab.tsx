import { Button, Table, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { todayJst } from "../../domain/time";
import { formatWareki } from "../../domain/wareki";
import { caseTone } from "../../domain/words";

/** 受付簿: what came on a day and where it stands. */
export function RegisterTab() {
  const { t } = useTranslation();
  const [date, setDate] = useState(todayJst());
  const register = useQuery({ queryKey: ["register", date], queryFn: () => unwrap(api.GET("/api/register", { params: { query: { date } } })), enabled: Boolean(date) });
  const rows = register.data?.rows ?? [];
  const totals = register.data?.totals;
  const csv = <Button component="a" variant="default" href={`/api/register.csv?date=${encodeURIComponent(date)}`} download={`register-${date}.csv`}>{t("register.csv")}</Button>;
  return (
    <div className="stack">
      <div className="row">
        <TextInput type="date" aria-label={t("register.date")} value={date} max={todayJst()} onChange={(e) => setDate(e.currentTarget.value)} />
        <strong>{formatWareki(date)}</strong>
        {totals ? <span className="soft">{t("register.totals", { ...totals })}</span> : null}
        {totals?.without_case ? <Light tone="ask">{t("register.withoutCase", { n: totals.without_case })}</Light> : null}
      </div>
      <ErrorNote error={register.error} />
      <Panel title={t("register.title")} right={csv} tight>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>{["number", "procedure", "name", "sender", "sheets", "attachments", "state", "due"].map((key) => <Table.Th key={key}>{t(`register.col_${key}`)}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.case_id}>
                <Table.Td className="nowrap"><Link to={`/cases/${row.case_id}`}>{row.receipt_number}</Link></Table.Td>
                <Table.Td>{row.procedure_label}</Table.Td>
                <Table.Td>{row.name ?? ""}</Table.Td>
                <Table.Td>{row.sender ?? ""}</Table.Td>
                <Table.Td className="num">{row.sheets}</Table.Td>
                <Table.Td>{row.attachments ?? ""}</Table.Td>
                <Table.Td><Light tone={caseTone[row.state]} tag>{t(`case.state_${row.state}`)}</Light></Table.Td>
                <Table.Td className="nowrap">{formatWareki(row.due_on ?? "")}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rows.length === 0 ? <Empty loading={register.isPending}>{t("register.none")}</Empty> : null}
      </Panel>
    </div>
  );
}
