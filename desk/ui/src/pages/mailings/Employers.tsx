import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { showError } from "../../components/ErrorNote";
import "./mailings.css";
import { Place } from "./Place";

type Pair = Schemas["EmployerPair"];

function Side({ employer }: { employer: Schemas["WaitingEmployer"] }) {
  const { t } = useTranslation();
  return (
    <div>
      <strong>{employer.name}</strong>
      <div><Place to={employer} /><span className="soft small">　{t("mailing.lettersOf", { n: employer.letters })}</span></div>
    </div>
  );
}

function Question({ pair, decides }: { pair: Pair; decides: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (same: boolean) => unwrap(api.POST("/api/mailing-employers", { body: { first: pair.first.key, second: pair.second.key, same } })),
    onSuccess: (plan) => client.setQueryData(["mailings", "plan"], plan),
    onError: showError,
  });
  return (
    <li className="employer-pair" data-open={pair.state === "open" || undefined}>
      <Side employer={pair.first} />
      <Side employer={pair.second} />
      <div className="row">
        {pair.state !== "open" ? <span className="small">{t(`mailing.employers_${pair.state}`)}</span> : null}
        {decides && pair.state !== "same" ? <Button variant="default" size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate(true)}>{t("mailing.joinEmployers")}</Button> : null}
        {decides && pair.state !== "apart" ? <Button variant="default" size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate(false)}>{t("mailing.partEmployers")}</Button> : null}
      </div>
    </li>
  );
}

/** 名寄せ: employers that are probably one. Nothing joins until a person says so. */
export function Employers({ pairs, decides }: { pairs: Pair[]; decides: boolean }) {
  const { t } = useTranslation();
  if (!pairs.length) return null;
  return (
    <section aria-label={t("mailing.employers")}>
      <p className="small" style={{ margin: 0 }}>{t("mailing.employersHelp")}</p>
      <ul className="employer-pairs">{pairs.map((pair) => <Question key={pair.first.key + pair.second.key} pair={pair} decides={decides} />)}</ul>
    </section>
  );
}
