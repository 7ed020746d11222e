/// The names behind `Nicknames`, as the languages have them: folded words, the groups apart by semicolons.
enum NicknameTable {
    /// The whole name first, then its short forms.
    static let shortForms = groups(
        """
        aaron ron ronny; abigail abby gail abbie; abraham abe bram; adelaide addie heidi; adelheid heidi; agnieszka aga agi;
        albert al bert bertie; alberto beto berto; aleksander olek alek sasha; aleksandra ola sasha sandra shura olya;
        aleksandr sasha alex shura sanya alek; aleksei alyosha lyosha alex; alejandro ale alex jandro; alessandro ale sandro alex;
        alexander alex al sandy xander lex alec sasha sascha alik; alexandra alex sandra sandy lexi sasha sascha xandra alexa;
        alexandre alex xandre; alfred fred alf alfie freddy; alfredo fredo; alice ali; alison ali allie; amanda mandy;
        anastasia nastya stacy asya ana; andrea andi; andreas andi andy; andrei andriy drey; andrew andy drew; angela angie;
        anna ann annie anya anja nan; antoinette toni nettie; anton toni tony tosha; antonio toni tony toño nino; anthony tony ant;
        antonia toni tonya; arthur art artie; augustus gus august; barbara barb babs basia bobbie; bartholomew bart;
        bartlomiej bartek; beatrice bea trixie; beatrix bea trixie; beatriz bea bia; benedikt ben; benjamin ben benny benji;
        bernard bernie; bernhard bernd berni; birgit biggi; bradley brad; bridget bridie biddy; caroline caro carrie lina;
        carolina caro carol; catherine cathy cate kate katie kathy cat kitty; charles charlie chuck chas charley;
        charlotte charlie lottie lotte; christian chris christie; christina chris tina chrissy; christine chris tina chrissy;
        christopher chris kit topher; christoph chris stoph; claudia claudi; clifford cliff; concepcion concha conchita;
        cornelia conny nele; cornelius kees cor con; cynthia cindy; daniel dan danny dani; daniela dani ela; danielle dani elle;
        david dave davey davy dudi; deborah deb debbie; dmitri dima mitya; dmitry dima mitya; dmytro dima; dolores lola lolita;
        dominic dom nic; dominik dom nik; donald don donnie; dorothea doro thea dora; dorothy dot dottie dolly; douglas doug;
        edmund ed ned ted eddie; eduardo edu lalo; edward ed eddie ted ned teddy; edwin ed eddie; ekaterina katya katia kate;
        eleanor ellie nell nora lena; elena lena lenka; elisabeth lisa elli sissi betty liesel ilse elsa lis lisbeth;
        elizabeth liz lizzie beth betty eliza liza bess libby lisa betsy ellie; emily em emmy; emma em; emanuel manu;
        enrique kike quique; ernest ernie; ernesto neto; esperanza espe; eugene gene; eugenia zhenya; evgeny zhenya eugene;
        fernando nando fer; florence flo flossie; florian flo; frances fran fanny frankie; francesca fran cesca;
        francesco franco checco cecco; francis frank fran; francisco paco pancho curro fran kiko; franciszek franek; frank frankie;
        franklin frank; franz franzl; frederick fred freddy freddie rick; frederik fred freek rik; friedrich fritz fred friedel;
        gabriel gabe gabi; gabriela gabi gaby; galina galya; gennady gena; geoffrey geoff jeff; george georgie;
        georgina georgie gina; gerald gerry jerry; gerard gerry gerrit; gerhard gerd; gertrude trudy gertie; gisela gisi;
        giovanni gianni nanni vanni; giuseppe beppe peppe pino; giuseppina pina giusy; gottfried friedl; gregory greg; gregor greg;
        grigori grisha; grzegorz grzes; guadalupe lupe lupita; guillermo memo guille; gustav gus; gwendolyn gwen wendy; hannah hanna;
        hannelore hanne lore; hans hansi; harold harry hal; harriet hattie; heinrich heinz heiner; helen nell nellie lena;
        helena lena hela; hendrik henk rik; henrietta etta hettie; henry harry hank hal; herbert herb bert; hildegard hilde;
        ignacio nacho; ignatius iggy; immanuel manu; irina ira; isaac ike zac; isabel isa bel belle; isabella bella izzy isa belle;
        iosif osya; ivan vanya; jacob jake; jakob jake kobi; jacqueline jackie; james jim jimmy jamie jem; jan janek;
        jane janie jenny; janet jan; jeanpierre jp; jeffrey jeff; jennifer jen jenny jenna; jeremiah jerry jem; jeremy jez jem;
        jerome jerry; jessica jess jessie; jesus chuy chucho; joachim jochen achim; joan joanie; joanna jo joan asia;
        joao joca joaozinho; johannes hans jan joop hannes johan; john johnny jack jon; jonathan jon jonny nathan; jorge coque;
        jose pepe chepe ze zeca; josef sepp jupp beppo; joseph joe joey jo; josefa pepa; josephine jo josie fina; joshua josh;
        juan juanito juancho; judith judy; julia jule julie; juliana juli; julian jules; jurgen jogi; kaiuwe kai; katarzyna kasia;
        katharina kathi kati katja rina kate; katherine kate kathy katie kat kitty kay; kathleen kath kathy kate katie;
        kathryn kate kathy katie kat; kenneth ken kenny; kimberly kim; klaus nick; konrad kurt conny; konstantin kostya kosta;
        krzysztof krzys krzysiek; larisa lara; lawrence larry laurie; leonard leo len lenny; leonardo leo leon nardo; leonid lyonya;
        leopold leo poldi; leslie les; lev lyova; lidia lida; lillian lily lil; lorenzo renzo; louis lou louie; louisa lou;
        ludmila luda lyuda mila; ludwig luggi lutz lui; luis lucho; lyubov lyuba; maciej maciek; madeleine maddie; madeline maddie;
        magdalena magda lena leni; malcolm mal; malgorzata gosia; manfred manni fred; manuel manolo manu lolo; manuela manu ela;
        marcus marc; margaret maggie meg peggy madge marge daisy greta margie; margarethe grete greta gretel gretchen rita;
        margarita rita marga; maria mia mitzi masha marusya mari; mariajose marijo; mariateresa maite mayte; mariana mari;
        marianne nanni; martha marty patty; martin marty; martina tina; mary molly polly mamie may; matthew matt matty;
        matthias matze matt hias; maureen mo; maurice mo; maximilian max maxi; maxim max; mechthild mecki; melanie mel;
        melissa mel missy; mercedes merche; michael mike mick mickey mitch mikey michi; michail misha; mikhail misha; michele mick;
        michelle shelly; miguel migue; mildred millie; miriam miri mimi; mohammed mo hamada; moses moe; nadezhda nadya;
        natalia natasha nata nat talia; natalie nat; nathaniel nat nate nathan; nicholas nick nico nicky; nicolas nico;
        nicole nicky nic nikki; nikita nik; niklas nik; nikolai kolya nick; nikolaus nick klaus niko; norbert nobbi;
        oleksandr sasha oles olek; olga olya olia; oliver ollie olli; olivia liv livvy; oscar ozzie; osvaldo valdo; pamela pam;
        patricia pat patty trish tricia; patrick pat paddy rick; paul paulie; pavel pasha; peter pete; petra peti; penelope penny;
        philip phil pip; philipp phil; phillip phil; phyllis phyl; pilar pili; piotr piotrek; priscilla cilla; prudence prue;
        rachel rach shelly; rafael rafa; raimund mundl; ramon moncho; raphael rafa raph; raymond ray; rebecca becky becca bex;
        regina gina; reginald reg reggie; reinhard hardi; reinhold holdi; renate nate; ricardo rick riqui;
        richard dick rick rich richie ricky; robert bob bobby rob robbie bert; roberto beto robi; roderick rod rick; rodrigo rodri;
        roger rodge; roland rolli; rolf rolfi; ronald ron ronnie; rosalind ros roz; rosario charo; rosemary rosie; rudolf rudi rolf;
        rupert bertie; ruslan rusya; samantha sam sammy; samuel sam sammy; sandra sandy; santiago santi chago yago;
        sarah sally sadie; sebastian seb bastian basti; sergei seryozha; sergey seryozha; sergio checo; sharon shaz; shirley shirl;
        sigmund siggi; siegfried siggi sigi; simone mone; sofia sofi sonya; solomon sol shlomo; sophia sophie soph;
        stanislav stas slava; stanislaw staszek stas; stanley stan; stefan steff; stefanie steffi; stephanie steph steffi;
        stephen steve stevie; steven steve stevie; susan sue susie suzy; susanna sanna susi; susanne susi sanne; svetlana sveta lana;
        sylvester sly; tadeusz tadek; tatiana tanya; tatyana tanya; teodoro teo; teresa tere terry tess; terence terry tel;
        theodor theo; theodore ted teddy theo; theresa terry tess resi tessa; therese resi; thomas tom tommy; timothy tim timmy;
        tobias tobi toby; tomasz tomek; ulrich uli ulli; ulrike uli rike ulli; ursula uschi ursel; vadim vadik; valentin valya;
        valentina valya tina; valeria lera; vasily vasya; vera verochka; veronica ronnie vero; veronika vroni nika; victor vic;
        victoria vicky tori; viktor vitya; viktoria vika; vincent vince vinny; vincenzo enzo; virginia ginny; vitaly vitalik;
        vladimir vova volodya vlad; volodymyr vova volodya; vyacheslav slava; waldemar waldi; walter walt wally;
        wilhelm willi helm wim; wilhelmina mina minna willa; willem wim pim; william bill billy will willy liam; winifred winnie;
        winston win; wolfgang wolf wolfi; yaroslav yarik slava; yekaterina katya; yevgeny zhenya; yuri yura; zachary zach zack;
        zbigniew zbyszek; zofia zosia; zuzanna zuza
        """)

    /// Spellings of one name, within a language or from one alphabet to another.
    static let spellings = groups(
        """
        ahmad ahmed achmed; alan allan allen alain; aleksandr alexander alexandr aleksander oleksandr alexandre alejandro alessandro;
        aleksandra alexandra oleksandra alejandra alessandra; aleksei alexei alexey aleksey oleksiy alexej;
        andrei andrey andriy andrii andrej; ann anne anna; brian bryan; carl karl;
        catherine katherine kathryn catharine katharine katharina catalina caterina; christina kristina; christine kristine kristin;
        christopher kristoffer christoph kristof christophe; clara klara; claire clare; claus klaus; conrad konrad; craig kraig;
        dmitri dmitry dmitriy dmitrii dmytro dimitri; ekaterina yekaterina jekaterina kateryna; elena yelena helena olena jelena;
        elisabeth elizabeth elisabetta isabel; eric erik erich; evgeny yevgeny evgeniy yevhen eugen; evgenia yevgenia yevheniya;
        frederik frederic friedrich frederick fredrik; geoffrey jeffrey; hannah hanna chana ganna; hassan hasan;
        hussein husain hussain hossein huseyin; igor ihor; ibrahim ebrahim; jakob jacob yakov;
        jan johann johan john juan giovanni ivan ioannis; joseph josef giuseppe jose yosef yusuf youssef yousef yousuf josip;
        julia yulia iuliia yuliya giulia; karim kareem; kyrylo kirill kiril cyril; layla leila laila leyla;
        lawrence laurence laurens; louis luis luigi lewis; lucas lukas lukasz luca; ludwig ludovic; marc mark marco marek;
        maria marie mary mariya mariia; matthew matthias mateo matteo mathieu mateusz;
        michael mikhail michail mykhailo miguel michele michel michal mikael;
        mohammed muhammad mohamed mohammad mohamad muhammed mehmet; mykola nikolai nikolay nicholas nicolas nikolaus;
        natalia nataliya natalya; omar umar; oscar oskar; pavel pawel pavlo paul pablo paolo;
        peter pedro pierre pietro piotr petr petro; philip phillip philipp philippe felipe; rachel rahel raquel; rashid rasheed;
        sara sarah; sean shaun shawn; sergei sergey sergiy serhii serhiy sergej; sofia sophia sofiya;
        stephen steven stefan stephan stepan stephane esteban; susan susanne susanna zuzanna; svetlana svitlana; tariq tarek tarik;
        tatiana tatyana tetiana tetyana; theresa teresa therese; thomas tomas tomasz; victor viktor; vasily vasyl vasiliy;
        vladimir volodymyr wladimir; yuri yury yuriy yurii iurii juri jurij; zoe zoey
        """)

    private static func groups(_ table: String) -> [[String]] {
        table.split(separator: ";").map { group in group.split(whereSeparator: \.isWhitespace).map { folded($0) } }
    }
}
