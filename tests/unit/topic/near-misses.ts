/** Articles beside the topic "UN peacekeeping in Mali": each shares a place, an institution or a kind of event with it. */
export const nearMisses: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  'a football match in Bamako': {
    title: 'Eagles beat the Central African Republic in Bamako',
    text: `BAMAKO — Mali opened their qualifying campaign with a comfortable win on Saturday night, scoring twice in the first half hour at the Stade du 26 Mars before a crowd of 40,000.

El Bilal Touré headed the first goal from a corner and Kamory Doumbia added the second with a low shot from outside the penalty area. The visitors hit the post once after the break but never seriously worried the Malian defence.

The coach praised his midfield. "We controlled the tempo and that was the plan," he said. The captain left the pitch with a sore ankle and will be examined on Monday; he is doubtful for Tuesday's match against Chad.

Supporters danced on the road to the city centre until after midnight. The federation said that all tickets for the next home match had been sold.`,
  },
  'a mission in the Congo': {
    title: 'UN force in eastern Congo hands a base to the police in South Kivu',
    text: `KINSHASA — The United Nations stabilisation mission in the Democratic Republic of the Congo, MONUSCO, has handed its base at Kamanyola to the national police, the first step of a departure that the government in Kinshasa has asked for.

The Security Council agreed in December to let the peacekeepers leave in three phases, beginning with South Kivu. About 15,000 soldiers and police serve in the mission, most of them in North Kivu and Ituri, where they will stay until the fighting with the M23 rebels allows a further step.

Pakistani troops who had guarded the site since 2005 left in a convoy for Bukavu. The head of the mission, Bintou Keita, said that the handover did not mean the end of the United Nations in the country. The foreign minister, Christophe Lutundula, thanked the contributing countries.

Residents of Kamanyola said they feared that armed groups from the hills above the plain of the Ruzizi would come back. Protests against the force had killed dozens in Goma and Butembo in 2022.`,
  },
  'a French pension vote': {
    title: 'French government survives no-confidence votes over pensions',
    text: `PARIS — The French government survived two motions of no confidence in the National Assembly on Monday, which means that the law that raises the retirement age from 62 to 64 is adopted. The first motion fell nine votes short of a majority.

Prime Minister Élisabeth Borne had used article 49.3 of the constitution on Thursday to pass the reform without a vote. The left-wing alliance and the far right both asked for her dismissal; most of the conservative Republicans did not join them.

Trade unions called for another day of strikes on 23 March. Refuse has been piling up in the streets of Paris, and refineries are short of staff. President Emmanuel Macron, who says that the pension system would otherwise run out of money, is to speak on television on Wednesday.`,
  },
  'a UN climate vote': {
    title: 'UN General Assembly asks the world court for an opinion on climate',
    text: `NEW YORK — The United Nations General Assembly adopted by consensus on Wednesday a resolution that asks the International Court of Justice what duties states have to protect the climate. The text was drafted by Vanuatu and co-sponsored by more than 120 countries.

An opinion of the court does not bind governments, but lawyers expect that judges everywhere will quote it. Secretary-General António Guterres told the delegates that it would help the Assembly to take the bolder and stronger action that the world needs.

Vanuatu, an island state in the Pacific, was struck by two cyclones within four days this month. Students from the region's university had the idea of going to the court in 2019. The United States did not join the consensus openly, saying that diplomacy was the better way, but did not ask for a vote.`,
  },
  'a gold mine in Mali': {
    title: 'Barrick and Mali agree on a new contract for the Loulo mine',
    text: `TORONTO — Barrick Gold and the government of Mali have settled their dispute over the Loulo-Gounkoto complex, one of Africa's largest gold mines, the company said on Monday. It will apply the mining code of 2023, which raises royalties and the state's share.

The company is to pay 275 billion CFA francs, part of it at once. In return three tonnes of gold seized by the authorities will be given back, the provisional administrator leaves, and four jailed employees are to be released. Production, which stopped in January, can begin again within weeks.

Mali's finance minister said that the code would bring in 500 billion francs a year. Gold accounts for more than four fifths of the country's exports. Analysts had cut their forecasts for Barrick's output when the mine was shut; the share price rose by four per cent in New York.`,
  },
  'peacekeeping in Lebanon': {
    title: 'Two UN peacekeepers hurt as shells hit their post in southern Lebanon',
    text: `BEIRUT — Two Indonesian peacekeepers were hurt on Thursday when a tank fired at an observation tower of the United Nations force in southern Lebanon, UNIFIL, at Naqoura. Their injuries were not serious, the force said.

UNIFIL, which has about 10,000 soldiers from fifty countries along the line of withdrawal between Lebanon and Israel, has refused to leave its positions since the ground offensive began. Israel's army said that Hezbollah fired from places near the posts and that it had told the peacekeepers to stay in protected rooms.

Italy, France and Spain, which contribute large contingents, condemned the shelling; Rome summoned the ambassador. The head of peacekeeping at the United Nations, Jean-Pierre Lacroix, told the Security Council that the safety of the troops was in growing danger. The mandate of the force is renewed every August.`,
  },
  'a trial after the coup in Mali': {
    title: 'Malian court gives generals ten years for the coup of 2012',
    text: `BAMAKO — A court in the Malian capital on Friday ended the trial of sixteen officers over the killing of red beret soldiers after the coup of 2012. The accused, among them the former junta leader Amadou Haya Sanogo, were set free under the law of national understanding that parliament adopted in 2019.

The bodies of 21 soldiers were found in a mass grave at Diago, near Kati, in December 2013. They had taken part in a failed attempt to overthrow Sanogo. The trial began in Sikasso in 2016 and was put off several times for want of DNA reports.

Families of the victims had accepted compensation: a sum of money, the rank of posthumous promotion, and the right to bring up the orphans at the state's cost. Human rights groups called the ruling a defeat for justice.`,
  },
  'floods in Mali': {
    title: 'Floods in Mali after weeks of rain',
    text: `BAMAKO — Mali has declared a state of national disaster after weeks of rain that flooded parts of Bamako, Gao, Mopti and Timbuktu. At least 30 people have died since June, and 47,000 have lost their homes, the government said. The rains destroyed harvests in the north and the centre. The United Nations sent tents and food. The start of the school year was put off by a month.`,
  },
  'a festival in Mali': {
    title: 'Festival on the Niger brings music back to Ségou',
    text: `SEGOU, Mali — Tens of thousands came to the banks of the Niger in Ségou for four days of concerts, puppets and dance. The festival had been held under guard in past years; this time only a few police were to be seen. Musicians from Bamako, Timbuktu, Kidal and Gao played until morning, Tinariwen last. Mali's minister of culture said that the country's strength was its music. Hotels were full, and traders from Niger and Burkina Faso sold cloth and silver.`,
  },
  'an election put off in Mali': {
    title: 'Mali puts off presidential election for technical reasons',
    text: `BAMAKO — Mali's military government has put off the presidential election that was due in February for technical reasons, a spokesman said. The junta had promised a vote after the coups of 2020 and 2021. He named the review of the electoral lists and the adoption of a new constitution. Opposition parties in Bamako protested that they had not been asked.`,
  },
  'a gold refinery in Mali': {
    title: 'Mali signs accord with Russian firm for a gold refinery',
    text: `BAMAKO — Mali has signed an accord with a Russian company to build a gold refinery in Bamako with a capacity of 200 tonnes a year. The state will hold 62 per cent. The president of the transition, Colonel Assimi Goïta, laid the first stone. Mali is one of Africa's largest producers of gold, but has none of it refined at home.`,
  },
  'a match between Mali and Niger': {
    title: 'Mali and Niger draw in Bamako',
    text: `BAMAKO — Mali and Niger drew 1-1 in Bamako on Tuesday in a qualifier for the Africa Cup of Nations. Niger took the lead after a quarter of an hour; Lassine Sinayoko equalised before the break. Mali's coach said that his players had lacked patience. Both countries have qualified with a match to play. Fans held up the flags of Mali, Burkina Faso and Niger side by side.`,
  },
};
